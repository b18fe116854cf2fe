//! Stretches of time, as a calendar shows them.

/// Year, month, day.
pub(crate) type Day = (u16, u8, u8);

/// Reads `2020-02-29`, with or without a time of day behind it.
pub(crate) fn day(cell: &str) -> Option<Day> {
    let date = cell.trim().split(' ').next()?;
    let mut numbers = date.split('-').map(|number| number.parse::<u16>().ok());
    let (year, month, day) =
        (numbers.next()??, u8::try_from(numbers.next()??).ok()?, u8::try_from(numbers.next()??).ok()?);
    ((1..=12).contains(&month) && (1..=length(year, month)).contains(&day)).then_some((year, month, day))
}

fn length(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The first day of the stretch that a day lies in. Fiscal years begin in July.
fn first_of(each: &str, (year, month, _): Day) -> Day {
    match each {
        "year" => (year, 1, 1),
        "fiscal-year" if month < 7 => (year - 1, 7, 1),
        "fiscal-year" => (year, 7, 1),
        "half-year" => (year, if month < 7 { 1 } else { 7 }, 1),
        "quarter" => (year, [1, 4, 7, 10][usize::from(month - 1) / 3], 1),
        "month" => (year, month, 1),
        _ => unreachable!("{each}"),
    }
}

/// The last day of the stretch that begins on a day, and the first of the next one.
fn last_of(each: &str, (year, month, _): Day) -> (Day, Day) {
    let months = match each {
        "year" | "fiscal-year" => 12,
        "half-year" => 6,
        "quarter" => 3,
        _ => 1,
    };
    let (mut last_year, mut last) = (year, month + months - 1);
    if last > 12 {
        (last_year, last) = (year + 1, last - 12);
    }
    let next = if last == 12 { (last_year + 1, 1, 1) } else { (last_year, last + 1, 1) };
    ((last_year, last, length(last_year, last)), next)
}

/// How many days lie between the beginning of the year 1 and a day.
fn ordinal((year, month, day): Day) -> u32 {
    let years = (1..year).flat_map(|year| (1..=12).map(move |month| u32::from(length(year, month))));
    let months = (1..month).map(|month| u32::from(length(year, month)));
    years.chain(months).sum::<u32>() + u32::from(day)
}

/// Whether records of these days, in order and each once, know anything of a stretch of days: not if it lies far before or
/// behind all of them, for twice as long as the longest time without any.
pub(crate) fn is_known(days: &[Day], (first, last): (Day, Day)) -> bool {
    let longest = days.windows(2).map(|pair| ordinal(pair[1]) - ordinal(pair[0])).max();
    let Some(patience) = longest.map(|longest| (2 * longest).max(7)) else { return first <= last };
    let (begin, end) = (ordinal(days[0]), ordinal(days[days.len() - 1]));
    let first_known = if ordinal(first) + patience < begin { begin } else { ordinal(first) };
    let last_known = if ordinal(last) > end + patience { end } else { ordinal(last) };
    first_known <= last_known
}

/// The stretch that a day lies in, by its first and its last month.
pub(crate) fn stretch(each: &str, day: Day) -> String {
    let first = first_of(each, day);
    let (last, _) = last_of(each, first);
    let iso = |(year, month, _): Day| format!("{year}-{month:02}");
    format!("{}..{}", iso(first), iso(last))
}

/// The stretches from one day to another.
pub(crate) fn stretches(each: &str, from: Day, to: Day) -> Vec<String> {
    let mut found = Vec::new();
    let mut first = first_of(each, from);
    while first <= to {
        found.push(stretch(each, first));
        (_, first) = last_of(each, first);
    }
    found
}

/// What is printed of a stretch: as much of it as a report from one day to another covers, by months where these are whole.
pub(crate) fn printed(stretch: &str, (start, end): (Option<Day>, Option<Day>)) -> String {
    let (first, last) = stretch.split_once("..").unwrap();
    let whole = (bounds(first).0, bounds(last).1);
    let part = (start.map_or(whole.0, |start| start.max(whole.0)), end.map_or(whole.1, |end| end.min(whole.1)));
    let (first, last) = if part.0 <= part.1 { part } else { whole };
    let is_whole = first.2 == 1 && last.2 == length(last.0, last.1);
    let iso = |(year, month, day): Day| {
        if is_whole { format!("{year}-{month:02}") } else { format!("{year}-{month:02}-{day:02}") }
    };
    format!("{}..{}", iso(first), iso(last))
}

/// The first and the last day of a year, a month or a day.
pub(crate) fn bounds(date: &str) -> (Day, Day) {
    let mut numbers = date.split('-').map(|number| number.parse::<u16>().unwrap());
    let (year, month, day) = (numbers.next().unwrap(), numbers.next(), numbers.next());
    let small = |number: u16| u8::try_from(number).unwrap();
    match (month.map(small), day.map(small)) {
        (None, _) => ((year, 1, 1), (year, 12, 31)),
        (Some(month), None) => ((year, month, 1), (year, month, length(year, month))),
        (Some(month), Some(day)) => ((year, month, day), (year, month, day)),
    }
}
