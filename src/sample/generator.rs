use super::place::Place;
use super::sampler::Sampler;
use super::values::{
    BUSINESSES, CHANNELS, DEMOGRAPHICS, KINDS, Kind, LABOR_VENUES, LANGUAGES, LOCATIONS, MISSED_CHANNELS,
    MISSED_SIGNALERS, REASONS, SEX_VENUES, SIGNALERS, SITUATIONS, TRAFFICKERS, UNCLEAR_VENUES, VICTIMS, Value,
};
use crate::common::Random;

/// Publication that a jurisdiction's year restates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edition {
    /// None: plausible numbers.
    Any = 0,
    /// The state report of 2020.
    Missouri2020 = 1,
    /// The Spotlight of 2017.
    Missouri2017 = 2,
}

impl Edition {
    pub(super) fn of(year: u16, place: &Place) -> Self {
        match year {
            2017 if place.is_missouri() => Self::Missouri2017,
            2020 if place.is_missouri() => Self::Missouri2020,
            _ => Self::Any,
        }
    }

    /// Signals that are not substantive, and substantive ones without a situation, with a new one and with one that
    /// is known already, in a publication that says so: the first, and what parts the others, are invented.
    pub(super) const fn signals(self) -> Option<[u32; 4]> {
        match self {
            Self::Any => None,
            Self::Missouri2020 => Some([250, 750 - 267 - 140, 267, 140]),
            Self::Missouri2017 => Some([175, 525 - 144 - 81, 144, 81]),
        }
    }
}

/// All that is drawn for the signals and situations of one jurisdiction and year.
pub(super) struct Generator {
    channel: Sampler<&'static str>,
    missed_channel: Sampler<&'static str>,
    signaler: Sampler<&'static str>,
    missed_signaler: Sampler<&'static str>,
    language: Sampler<&'static str>,
    reason: Sampler<&'static str>,
    kind: Sampler<Kind>,
    sex_venue: Sampler<&'static str>,
    labor_venue: Sampler<&'static str>,
    unclear_venue: Sampler<&'static str>,
    demographics: [Sampler<bool>; DEMOGRAPHICS.len()],
    victims: Sampler<u32>,
    traffickers: Sampler<u32>,
    businesses: Sampler<u32>,
    locations: Sampler<usize>,
}

/// Who made a signal, and how.
pub(super) struct Signaler {
    pub(super) channel: &'static str,
    pub(super) kind: &'static str,
    pub(super) age: Age,
    pub(super) language: &'static str,
}

/// Age of a signaler.
pub(super) enum Age {
    /// The column is blank.
    Blank,
    /// The column holds a number that means that it is not known.
    Unknown,
    Years(u32),
}

/// Situation that was reported: one incident, which several signals may be about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Situation {
    /// From 1, within its jurisdiction and year.
    pub(super) number: u32,
    pub(super) reason: &'static str,
    pub(super) kind: Kind,
    pub(super) venue: &'static str,
    /// The [`DEMOGRAPHICS`] that it involves.
    pub(super) demographics: [bool; DEMOGRAPHICS.len()],
    /// The last three digits of its counties' codes, all different, then `None`.
    pub(super) counties: [Option<u16>; 3],
    pub(super) victims: u32,
    pub(super) traffickers: u32,
    pub(super) businesses: u32,
}

impl Generator {
    pub(super) fn new(edition: Edition) -> Self {
        Self {
            channel: sampler(&CHANNELS, edition),
            missed_channel: sampler(&MISSED_CHANNELS, edition),
            signaler: sampler(&SIGNALERS, edition),
            missed_signaler: sampler(&MISSED_SIGNALERS, edition),
            language: sampler(&LANGUAGES, edition),
            reason: sampler(&REASONS, edition),
            kind: sampler(&KINDS, edition),
            sex_venue: sampler(&SEX_VENUES, edition),
            labor_venue: sampler(&LABOR_VENUES, edition),
            unclear_venue: sampler(&UNCLEAR_VENUES, edition),
            demographics: DEMOGRAPHICS.map(|(_, yes)| {
                let no =
                    [0, 1, 2].map(|edition| if yes[edition] == 0 { 0 } else { SITUATIONS[edition] - yes[edition] });
                sampler(&[(true, yes), (false, no)], edition)
            }),
            victims: sampler(&VICTIMS, edition),
            traffickers: sampler(&TRAFFICKERS, edition),
            businesses: sampler(&BUSINESSES, edition),
            locations: sampler(&LOCATIONS, edition),
        }
    }

    /// Who made a signal, substantive or not.
    pub(super) fn signaler(&mut self, substantive: bool, random: &mut Random) -> Signaler {
        let (channel, kind) = if substantive {
            (&mut self.channel, &mut self.signaler)
        } else {
            (&mut self.missed_channel, &mut self.missed_signaler)
        };
        Signaler {
            channel: channel.draw(random),
            kind: kind.draw(random),
            age: age(random),
            language: self.language.draw(random),
        }
    }

    /// A new situation.
    pub(super) fn situation(&mut self, number: u32, place: &Place, random: &mut Random) -> Situation {
        let kind = self.kind.draw(random);
        let venues = match kind {
            Kind::Sex => &mut self.sex_venue,
            Kind::Labor => &mut self.labor_venue,
            Kind::SexAndLabor | Kind::NotSpecified | Kind::Blank => &mut self.unclear_venue,
        };
        Situation {
            number,
            reason: self.reason.draw(random),
            kind,
            venue: venues.draw(random),
            demographics: self.demographics.each_mut().map(|sampler| sampler.draw(random)),
            counties: counties(self.locations.draw(random), place, random),
            victims: self.victims.draw(random),
            traffickers: self.traffickers.draw(random),
            businesses: self.businesses.draw(random),
        }
    }
}

/// An urn of an edition's counts; where it publishes none, of the weights.
fn sampler<T: Copy + Default>(values: &[Value<T>], edition: Edition) -> Sampler<T> {
    let column = |column: usize| values.iter().map(move |(value, counts)| (*value, counts[column]));
    let published = edition != Edition::Any && column(edition as usize).any(|(_, count)| count > 0);
    if published {
        Sampler::counted(column(edition as usize))
    } else {
        Sampler::weighted(column(Edition::Any as usize))
    }
}

/// An age, which most signalers are not asked for.
fn age(random: &mut Random) -> Age {
    match random.below(100) {
        0..5 => Age::Unknown,
        5..45 => Age::Years(13 + random.below(28) + random.below(40)),
        _ => Age::Blank,
    }
}

/// Up to that many counties of a place: one that is drawn again counts once.
fn counties(draws: usize, place: &Place, random: &mut Random) -> [Option<u16>; 3] {
    let mut counties = [None; 3];
    let mut found = 0;
    for _ in 0..draws.min(counties.len()) {
        let county = place.county(random);
        if !counties[..found].contains(&county) {
            counties[found] = county;
            found += 1;
        }
    }
    counties
}

#[cfg(test)]
mod tests {
    use super::{Edition, Generator, Sampler};

    #[test]
    fn what_is_published_of_2020_sums_to_750_signals_and_267_situations() {
        let generator = Generator::new(Edition::Missouri2020);
        assert_eq!(generator.signaler.left(), 750);
        assert_eq!([generator.reason.left(), generator.kind.left()], [267; 2]);
        assert_eq!(generator.demographics.each_ref().map(Sampler::left), [267; 7]);
        assert_eq!([generator.sex_venue.left(), generator.labor_venue.left()], [229, 10]);
    }

    #[test]
    fn what_is_published_of_2017_sums_to_525_signals_and_144_situations() {
        let generator = Generator::new(Edition::Missouri2017);
        assert_eq!(generator.channel.left(), 525);
        assert_eq!(generator.kind.left(), 144);
        assert_eq!([generator.victims.left(), generator.traffickers.left(), generator.businesses.left()], [144; 3]);
    }
}
