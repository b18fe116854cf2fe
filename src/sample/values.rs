//! Values of the columns and their frequencies: everywhere as a weight, and in the editions of Missouri as a count. A
//! column of zeros is one that the edition does not publish; its values follow the weights.

/// A value, and its numbers by [`Edition`](super::generator::Edition): anywhere, Missouri 2020, Missouri 2017.
pub(super) type Value<T> = (T, [u32; 3]);

/// Substantive signals by channel.
pub(super) const CHANNELS: [Value<&str>; 5] = [
    ("Phone Call", [640, 0, 435]),
    ("Online Tip Report", [130, 0, 60]),
    ("SMS", [120, 0, 10]),
    ("Email", [60, 0, 20]),
    ("Webchat", [50, 0, 0]),
];

/// Hang-ups, wrong numbers and the like, by channel.
pub(super) const MISSED_CHANNELS: [Value<&str>; 4] =
    [("Phone Call", [830, 0, 0]), ("SMS", [120, 0, 0]), ("Online Tip Report", [30, 0, 0]), ("Email", [20, 0, 0])];

/// Substantive signals by type of signaler. Five types share the pooled 7 of 2020; 6 and 4 make up the 10 that did
/// not say.
pub(super) const SIGNALERS: [Value<&str>; 24] = [
    ("Victim of Trafficking", [230, 185, 0]),
    ("Community Member", [180, 104, 0]),
    ("Medical Professional", [80, 91, 0]),
    ("NGO Representative", [100, 85, 0]),
    ("Victim of Other Crime", [90, 84, 0]),
    ("Other", [80, 63, 0]),
    ("Family of Trafficking Victim", [60, 34, 0]),
    ("Friend of Trafficking Victim", [35, 23, 0]),
    ("Law Enforcement", [30, 14, 0]),
    ("Acquaintance of Trafficker", [20, 14, 0]),
    ("Government Official", [20, 11, 0]),
    ("Victim of Labor Exploitation", [20, 10, 0]),
    ("Not Specified", [8, 6, 0]),
    ("", [6, 4, 0]),
    ("Mental Health Professional", [12, 9, 0]),
    ("Business", [7, 3, 0]),
    ("Educator/School Personnel", [7, 3, 0]),
    ("Attorney/Legal Professional", [4, 2, 0]),
    ("Faith-Based Representative", [3, 2, 0]),
    ("Airline/Airport Personnel", [2, 1, 0]),
    ("Student", [2, 1, 0]),
    ("Truck Driver", [2, 1, 0]),
    ("Landlord/Property Manager", [1, 0, 0]),
    ("Buyer of Commercial Sex", [1, 0, 0]),
];

/// Hang-ups, wrong numbers and the like, by type of signaler.
pub(super) const MISSED_SIGNALERS: [Value<&str>; 4] =
    [("Not Specified", [550, 0, 0]), ("", [250, 0, 0]), ("Community Member", [150, 0, 0]), ("Other", [50, 0, 0])];

/// Situations by primary reason for the signal.
pub(super) const REASONS: [Value<&str>; 4] = [
    ("Report a Trafficking Tip", [650, 199, 0]),
    ("Access Service Referrals", [220, 58, 0]),
    ("Request Crisis Assistance", [60, 10, 0]),
    ("Request General Information", [70, 0, 0]),
];

/// Kind of exploitation in a situation, as far as it was reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// The column is blank.
    #[default]
    Blank,
    /// The column says that it is not known.
    NotSpecified,
    Sex,
    Labor,
    SexAndLabor,
}

impl Kind {
    /// Returns the value of the column.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Blank => "",
            Self::NotSpecified => "Not Specified",
            Self::Sex => "Sex",
            Self::Labor => "Labor",
            Self::SexAndLabor => "Sex and Labor",
        }
    }
}

/// Situations by type of trafficking.
pub(super) const KINDS: [Value<Kind>; 5] = [
    (Kind::Sex, [720, 229, 112]),
    (Kind::Labor, [140, 10, 16]),
    (Kind::SexAndLabor, [40, 9, 7]),
    (Kind::NotSpecified, [70, 12, 6]),
    (Kind::Blank, [30, 7, 3]),
];

/// Situations of sex trafficking by venue. Three share the pooled 4 of 2020.
pub(super) const SEX_VENUES: [Value<&str>; 16] = [
    ("Not Specified", [310, 80, 0]),
    ("", [100, 31, 0]),
    ("Pornography", [110, 37, 0]),
    ("Illicit Massage/Spa Business", [130, 17, 0]),
    ("Residence-Based Commercial Sex", [80, 14, 0]),
    ("Hotel/Motel-Based", [80, 14, 0]),
    ("Online Ad, Venue Unknown", [70, 13, 0]),
    ("Other Venue", [30, 9, 0]),
    ("Escort/Delivery Service", [30, 7, 0]),
    ("Truck Stop-Based", [10, 3, 0]),
    ("Hostess/Strip Club-Based", [15, 2, 0]),
    ("Street-Based", [12, 1, 0]),
    ("Personal Sexual Servitude", [10, 1, 0]),
    ("Bar/Club/Cantina-Based", [8, 0, 0]),
    ("Remote Interactive Sexual Acts", [4, 0, 0]),
    ("Casino-Based", [1, 0, 0]),
];

/// Situations of labor trafficking by industry. Three share the pooled 4 of 2020.
pub(super) const LABOR_VENUES: [Value<&str>; 14] = [
    ("Not Specified", [140, 0, 0]),
    ("", [60, 0, 0]),
    ("Domestic Work", [210, 2, 0]),
    ("Agriculture/Farms/Animal Husbandry", [150, 1, 0]),
    ("Restaurant/Food Service", [90, 3, 0]),
    ("Construction", [80, 3, 0]),
    ("Traveling Sales Crews", [60, 1, 0]),
    ("Health/Beauty Services", [50, 0, 0]),
    ("Hospitality", [45, 0, 0]),
    ("Landscaping", [40, 0, 0]),
    ("Begging Ring", [30, 0, 0]),
    ("Factories/Manufacturing", [25, 0, 0]),
    ("Carnivals", [12, 0, 0]),
    ("Forestry/Reforestation", [8, 0, 0]),
];

/// Other situations by venue, which neither publication breaks down.
pub(super) const UNCLEAR_VENUES: [Value<&str>; 6] = [
    ("Not Specified", [600, 0, 0]),
    ("", [250, 0, 0]),
    ("Residence-Based Commercial Sex", [50, 0, 0]),
    ("Illicit Massage/Spa Business", [40, 0, 0]),
    ("Domestic Work", [40, 0, 0]),
    ("Bar/Club/Cantina-Based", [20, 0, 0]),
];

/// Situations that involve such victims. They overlap, and a situation may have none of them.
pub(super) const DEMOGRAPHICS: [Value<&str>; 7] = [
    ("Adults", [610, 149, 0]),
    ("Minors", [300, 101, 0]),
    ("Females", [830, 234, 0]),
    ("Males", [150, 26, 0]),
    ("Gender Minorities", [12, 2, 0]),
    ("US Citizens/Legal Permanent Residents", [180, 26, 0]),
    ("Foreign Nationals", [140, 12, 0]),
];

/// Number of all situations, of which [`DEMOGRAPHICS`] are parts.
pub(super) const SITUATIONS: [u32; 3] = [1000, 267, 144];

/// Situations by number of victims; 174 in 2017.
pub(super) const VICTIMS: [Value<u32>; 8] = [
    (0, [260, 0, 31]),
    (1, [540, 0, 78]),
    (2, [110, 0, 20]),
    (3, [50, 0, 9]),
    (4, [20, 0, 4]),
    (5, [10, 0, 1]),
    (8, [7, 0, 1]),
    (12, [3, 0, 0]),
];

/// Situations by number of traffickers; 98 in 2017.
pub(super) const TRAFFICKERS: [Value<u32>; 6] =
    [(0, [500, 0, 75]), (1, [350, 0, 49]), (2, [100, 0, 14]), (3, [30, 0, 4]), (4, [15, 0, 1]), (5, [5, 0, 1])];

/// Situations by number of businesses; 38 in 2017.
pub(super) const BUSINESSES: [Value<u32>; 4] = [(0, [780, 0, 111]), (1, [190, 0, 29]), (2, [25, 0, 3]), (3, [5, 0, 1])];

/// Situations by how many draws of a county they get.
pub(super) const LOCATIONS: [Value<usize>; 4] = [(0, [90, 0, 0]), (1, [780, 0, 0]), (2, [90, 0, 0]), (3, [40, 0, 0])];

/// Signals by language. Some of these only a careful reader of CSV gets right.
pub(super) const LANGUAGES: [Value<&str>; 10] = [
    ("English", [8400, 0, 0]),
    ("Español", [1000, 0, 0]),
    ("", [200, 0, 0]),
    ("Other, not listed", [150, 0, 0]),
    ("中文", [100, 0, 0]),
    ("Tiếng Việt", [50, 0, 0]),
    ("Kreyòl ayisyen", [40, 0, 0]),
    ("Русский", [30, 0, 0]),
    ("American Sign Language (\"ASL\")", [20, 0, 0]),
    ("Español\nthrough an interpreter", [10, 0, 0]),
];
