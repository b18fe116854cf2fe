use crate::common::Random;

/// A jurisdiction that signals come from.
pub(super) struct Place {
    /// Its English name; empty for signals from nobody knows where.
    pub(super) name: &'static str,
    /// Its postal abbreviation, as it is in the numbers of situations.
    pub(super) postal: &'static str,
    /// The first two digits of its counties' FIPS codes.
    pub(super) fips: u8,
    /// Number of substantive signals in 2020. Other years follow these as weights.
    pub(super) signals: u32,
    /// Runs of the last three digits of FIPS codes, first and last, in steps of two. The earlier a county is, the
    /// more situations it gets. Missouri's 115 counties are complete; elsewhere, some that exist are enough.
    counties: &'static [(u16, u16)],
}

impl Place {
    /// Returns whether it is the state whose publications the sample restates.
    pub(super) fn is_missouri(&self) -> bool {
        self.postal == "MO"
    }

    /// Signals of 2020 that are not substantive: a quarter of all.
    pub(super) const fn missed(&self) -> u32 {
        self.signals / 3
    }

    /// The last three digits of a county's code, or `None` where no county is known.
    pub(super) fn county(&self, random: &mut Random) -> Option<u16> {
        let size = |(first, last): &(u16, u16)| (last - first) / 2 + 1;
        let all = self.counties.iter().map(size).map(u32::from).sum();
        // The bound is drawn, too, which favours low numbers: a few counties get most situations.
        let bound = random.below(all) + 1;
        let mut place = u16::try_from(random.below(bound)).unwrap_or(u16::MAX);
        for run in self.counties {
            if place < size(run) {
                return Some(run.0 + 2 * place);
            }
            place -= size(run);
        }
        None
    }
}

const fn place(
    name: &'static str,
    postal: &'static str,
    fips: u8,
    signals: u32,
    counties: &'static [(u16, u16)],
) -> Place {
    Place { name, postal, fips, signals, counties }
}

/// St. Louis and the counties around and between the larger cities first, then all others.
const MISSOURI: &[(u16, u16)] = &[
    (510, 510),
    (189, 189),
    (95, 95),
    (77, 77),
    (183, 183),
    (19, 19),
    (47, 47),
    (97, 97),
    (1, 17),
    (21, 45),
    (49, 75),
    (79, 93),
    (99, 181),
    (185, 187),
    (186, 186),
    (195, 229),
];

/// The 50 states and Washington, D.C., by their invented signals of 2020 (Missouri's are published), and nowhere.
pub(super) const PLACES: [Place; 52] = [
    place("California", "CA", 6, 2951, &[(37, 37), (1, 35), (39, 115)]),
    place("Texas", "TX", 48, 2308, &[(201, 201), (113, 113), (1, 111), (115, 199), (203, 507)]),
    place("Florida", "FL", 12, 1874, &[(86, 86), (11, 11), (1, 9), (13, 23)]),
    place("New York", "NY", 36, 1287, &[(61, 61), (1, 59), (63, 123)]),
    place("Ohio", "OH", 39, 1124, &[(49, 49), (35, 35), (1, 33), (37, 47), (51, 175)]),
    place("Georgia", "GA", 13, 1063, &[(121, 121), (1, 39)]),
    place("Illinois", "IL", 17, 1017, &[(31, 31), (1, 29), (33, 203)]),
    place("Pennsylvania", "PA", 42, 978, &[(101, 101), (1, 99), (103, 133)]),
    place("North Carolina", "NC", 37, 932, &[(119, 119), (1, 117), (121, 199)]),
    place("Michigan", "MI", 26, 903, &[(163, 163), (1, 161), (165, 165)]),
    place("Arizona", "AZ", 4, 836, &[(13, 13), (1, 11), (15, 27)]),
    place("Washington", "WA", 53, 791, &[(33, 33), (1, 31), (35, 77)]),
    place("Missouri", "MO", 29, 750, MISSOURI),
    place("New Jersey", "NJ", 34, 706, &[(13, 13), (1, 11), (15, 41)]),
    place("Nevada", "NV", 32, 688, &[(3, 3), (1, 1), (5, 23)]),
    place("Virginia", "VA", 51, 654, &[(1, 37)]),
    place("Tennessee", "TN", 47, 611, &[(157, 157), (37, 37), (1, 35), (39, 155), (159, 189)]),
    place("Colorado", "CO", 8, 574, &[(31, 31), (1, 29), (33, 125)]),
    place("Indiana", "IN", 18, 522, &[(97, 97), (1, 95), (99, 183)]),
    place("Maryland", "MD", 24, 481, &[(510, 510), (1, 5)]),
    place("Oregon", "OR", 41, 457, &[(51, 51), (1, 49), (53, 71)]),
    place("Kentucky", "KY", 21, 438, &[(111, 111), (1, 109), (113, 239)]),
    place("Louisiana", "LA", 22, 426, &[(71, 71), (1, 69), (73, 127)]),
    place("Wisconsin", "WI", 55, 409, &[(79, 79), (1, 77), (81, 141)]),
    place("Minnesota", "MN", 27, 394, &[(53, 53), (1, 51), (55, 173)]),
    place("South Carolina", "SC", 45, 381, &[(45, 45), (1, 43), (47, 91)]),
    place("Alabama", "AL", 1, 352, &[(73, 73), (1, 71), (75, 133)]),
    place("Massachusetts", "MA", 25, 339, &[(25, 25), (1, 23), (27, 27)]),
    place("Oklahoma", "OK", 40, 327, &[(109, 109), (1, 107), (111, 153)]),
    place("Mississippi", "MS", 28, 288, &[(49, 49), (1, 47), (51, 163)]),
    place("Kansas", "KS", 20, 261, &[(173, 173), (1, 171), (175, 209)]),
    place("Utah", "UT", 49, 249, &[(35, 35), (1, 33), (37, 57)]),
    place("Connecticut", "CT", 9, 217, &[(1, 15)]),
    place("New Mexico", "NM", 35, 212, &[(1, 61)]),
    place("Iowa", "IA", 19, 204, &[(153, 153), (1, 151), (155, 197)]),
    place("Arkansas", "AR", 5, 199, &[(119, 119), (1, 117), (121, 149)]),
    place("District of Columbia", "DC", 11, 193, &[(1, 1)]),
    place("Nebraska", "NE", 31, 158, &[(55, 55), (1, 53), (57, 185)]),
    place("Idaho", "ID", 16, 112, &[(1, 87)]),
    place("Hawaii", "HI", 15, 106, &[(3, 3), (1, 1), (7, 9)]),
    place("West Virginia", "WV", 54, 101, &[(39, 39), (1, 37), (41, 109)]),
    place("Delaware", "DE", 10, 86, &[(3, 3), (1, 1), (5, 5)]),
    place("Maine", "ME", 23, 79, &[(5, 5), (1, 3), (7, 31)]),
    place("Alaska", "AK", 2, 74, &[(20, 20), (90, 90)]),
    place("Montana", "MT", 30, 69, &[(111, 111), (1, 109)]),
    place("Rhode Island", "RI", 44, 61, &[(7, 7), (1, 5), (9, 9)]),
    place("South Dakota", "SD", 46, 56, &[(99, 99), (103, 103)]),
    place("North Dakota", "ND", 38, 49, &[(17, 17), (1, 15), (19, 105)]),
    place("New Hampshire", "NH", 33, 44, &[(11, 11), (1, 9), (13, 19)]),
    place("Wyoming", "WY", 56, 36, &[(21, 21), (1, 19), (23, 45)]),
    place("Vermont", "VT", 50, 27, &[(7, 7), (1, 5), (9, 27)]),
    place("", "XX", 0, 280, &[]),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{MISSOURI, PLACES, Random};

    #[test]
    fn missouri_has_115_counties_each_once() {
        let codes: Vec<u16> = MISSOURI.iter().flat_map(|(first, last)| (*first..=*last).step_by(2)).collect();
        assert_eq!(codes.len(), 115);
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), 115);
    }

    #[test]
    fn any_county_of_missouri_can_be_drawn() {
        let mut random = Random::new(3);
        let missouri = PLACES.iter().find(|place| place.is_missouri()).unwrap();
        let drawn: BTreeSet<_> = (0..200_000).map(|_| missouri.county(&mut random)).collect();
        assert_eq!(drawn.len(), 115);
        assert!(!drawn.contains(&None));
    }

    #[test]
    fn nowhere_has_no_county() {
        assert_eq!(PLACES[51].county(&mut Random::new(3)), None);
    }
}
