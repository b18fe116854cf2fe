//! The days of moments: where times say how far they lie from universal time, the day depends on the place.

use super::super::error::TabulateError;
use super::super::unparsed::Watch;
use super::Context;
use super::days::Moments;
use crate::plan::Field;
use crate::records::{Offset, Time, TimeZone};

/// Puts moments on their days at the place that the plan or the analyst names; else says what depends on it.
pub(super) fn in_zone(
    field: &Field,
    context: &Context,
    moments: &mut Moments,
    watch: &mut Watch,
) -> Result<(), TabulateError> {
    let times: Vec<(usize, u32, i32)> = moments.iter().filter_map(|(code, (_, time))| timed(*code, *time)).collect();
    // Midnight everywhere is no time of day, but what a program adds to a day.
    if times.iter().all(|(_, seconds, _)| *seconds == 0) {
        return Ok(());
    }
    let Some(name) = context.knowledge.zone.as_ref().or(field.zone.as_ref()) else {
        tell(&times, watch);
        return Ok(());
    };
    let zone = TimeZone::parse(name).ok_or_else(|| TabulateError::unknown_zone(name))?;
    let mut moved = Vec::new();
    for (code, (day, time)) in moments {
        let Some((_, seconds, minutes)) = timed(*code, *time) else { continue };
        let seconds = i32::try_from(seconds).unwrap_or_default() - minutes * 60;
        if let Some(local) = zone.day(*day, seconds).filter(|local| local != day) {
            *day = local;
            moved.push(*code);
        }
    }
    watch.warn("zone", &moved, |_| {
        format!("In the zone {name} these times are of another day than they are written with.")
    });
    Ok(())
}

/// The code, the seconds of the day and the minutes ahead of universal time, of a time that says them.
fn timed(code: usize, time: Option<Time>) -> Option<(usize, u32, i32)> {
    match time? {
        Time { seconds, offset: Offset::Minutes(minutes) } => Some((code, seconds, minutes)),
        Time { offset: Offset::Unsaid | Offset::Named, .. } => None,
    }
}

/// Says that days are those of universal time, or of several zones.
fn tell(times: &[(usize, u32, i32)], watch: &mut Watch) {
    let offsets = || times.iter().map(|(_, _, minutes)| *minutes);
    let (Some(least), Some(most)) = (offsets().min(), offsets().max()) else { return };
    let codes: Vec<usize> = times.iter().map(|(code, ..)| *code).collect();
    // Summer and winter of one place lie an hour apart.
    if most - least > 60 {
        watch.warn("mixed-zones", &codes, |_| {
            format!(
                "The times are given in zones from {} to {}, and each counts on the day that it is written with. Name \
                 the hotline's `zone` to count them all by its clock.",
                named(least),
                named(most)
            )
        });
    } else if least == 0 && most == 0 {
        let of = watch.rows(&codes).rows;
        let moved = [-8, -7, -6, -5, -4, -3, 1, 2].map(|hours: i32| {
            let is_elsewhere = |seconds: u32| !(0..24 * 3600).contains(&(i64::from(seconds) + i64::from(hours) * 3600));
            let codes: Vec<usize> =
                times.iter().filter(|(_, seconds, _)| is_elsewhere(*seconds)).map(|(code, ..)| *code).collect();
            format!("{} at {}", watch.rows(&codes).rows, named(hours * 60))
        });
        watch.warn("universal-time", &codes, |_| {
            format!(
                "The times are universal time (UTC), and so are the days. By the clock of another place, some of these \
                 {of} rows are of another day: {}. Name the hotline's `zone` to count by its clock.",
                moved.join(", ")
            )
        });
    }
}

/// `UTC−06:00`
fn named(minutes: i32) -> String {
    let sign = if minutes < 0 { '−' } else { '+' };
    format!("UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}
