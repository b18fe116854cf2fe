//! Kinds of answers of a column: found by the answers themselves, and by the heading where these leave a choice.

use serde::{Deserialize, Serialize};

use super::answers::{is_missing, is_yes_or_no};
use super::column::Cells;
use super::headings::{About, Heading};
use super::profile::{ColumnProfile, DatesFound, NumbersFound};
use super::separator;
use super::{ids, places};
use crate::plan::{fold, visible};
use crate::records::{Counting, DateOrder, Day, OrderFound, Precision, Written, WrittenNumber, order_of};

/// Kind of answers of a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "ColumnKind"))]
pub enum Kind {
    /// There are none.
    #[default]
    Blank,
    /// Days, months or years.
    Date,
    /// Names of what several rows may be about: a case, a situation.
    CaseNumber,
    /// Names of rows: each occurs once.
    RowNumber,
    /// Yes or no.
    YesNo,
    /// One of several answers.
    OneAnswer,
    /// Several answers at once.
    SeveralAnswers,
    /// Numbers, such as ages.
    Number,
    /// States, counties or countries.
    Place,
    /// Words that somebody wrote freely.
    FreeText,
}

/// The least share of answers, in percent, that must be of a kind.
const MOST: u64 = 90;

/// Finds out what a column holds, and what is to be known of it.
pub(super) fn find(found: &mut ColumnProfile, cells: &Cells) {
    let heading = Heading::of(&found.heading());
    found.kind = match () {
        () if cells.given == 0 => Kind::Blank,
        () if is_dates(&heading, cells) => Kind::Date,
        () if is_yes_no(cells) => Kind::YesNo,
        () => {
            found.places = places::find(&heading, cells);
            if found.places.is_none() {
                return of_words(found, &heading, cells);
            }
            Kind::Place
        }
    };
    if found.kind == Kind::Date {
        found.dates = dates(cells);
    }
}

/// Returns the kind of a column that holds neither dates nor yes and no.
fn of_words(found: &mut ColumnProfile, heading: &Heading, cells: &Cells) {
    let is_numeric = cells.share(|value| WrittenNumber::parse(&visible(value)).is_some()) >= 95;
    let told: u64 = cells.telling().map(|(_, count)| count).sum();
    let distinct = cells.telling().count() as u64;
    let id = ids::find(heading, cells, (told, distinct), is_numeric);
    found.kind = match id {
        Some(kind) => kind,
        None if is_numeric && (heading.has_any(&["fips", "code", "codigo"]) || is_grouped(heading, distinct)) => {
            Kind::OneAnswer
        }
        // French “nombre” is a number; Spanish “nombre” is a name, and no number.
        None if is_numeric && (heading.is_quantity() || heading.has("nombre") || distinct > 12) => Kind::Number,
        None if is_numeric && (is_counted(heading, distinct) || is_measured(cells)) => Kind::Number,
        None if is_numeric => Kind::OneAnswer,
        None => {
            found.separators = separator::find(cells);
            match () {
                () if cells.share(is_clock) >= MOST || are_ages(heading, cells) => Kind::FreeText,
                () if !found.separators.is_empty() => Kind::SeveralAnswers,
                () if is_free_text(heading, cells, (told, distinct)) => Kind::FreeText,
                () => Kind::OneAnswer,
            }
        }
    };
    if is_numeric && found.kind == Kind::Number {
        found.numbers = numbers(cells);
    }
}

fn is_dates(heading: &Heading, cells: &Cells) -> bool {
    let is_date = |value: &str| Written::parse(&visible(value)).is_some();
    let is_year = |value: &str| value.len() == 4 && value.parse().is_ok_and(|year: u16| (1900..2100).contains(&year));
    let is_about_time = heading.is_about(About::Moment) || heading.is_about(About::Change);
    cells.share(is_date) >= MOST
        || is_about_time && cells.share(|value| is_date(value) || is_year(value)) >= MOST
        || (is_about_time || heading.is_about(About::Birth)) && !heading.is_quantity() && counting(cells).is_some()
}

/// The meaning of a column of nothing but numbers, as days of a spreadsheet or as moments.
fn counting(cells: &Cells) -> Option<Counting> {
    Counting::of(&cells.telling().map(|(value, _)| value).collect::<Vec<_>>())
}

fn is_yes_no(cells: &Cells) -> bool {
    cells.telling().next().is_some() && cells.telling().all(|(value, _)| is_yes_or_no(&fold(value)))
}

/// Returns whether numbers are the codes of groups: `age_grp`.
fn is_grouped(heading: &Heading, distinct: u64) -> bool {
    distinct <= 12 && heading.has_one_of("group grp range band bracket category cat grupo rango tramo tranche faixa")
}

/// Returns whether numbers are of what is counted: `Kids with guest`, `Referrals made`. Two numbers may be codes of yes and no.
fn is_counted(heading: &Heading, distinct: u64) -> bool {
    distinct > 2 && heading.is_about(About::Counted)
}

/// Returns whether numbers have decimals, as no codes have.
fn is_measured(cells: &Cells) -> bool {
    let mut amounts = cells.telling().filter_map(|(value, _)| WrittenNumber::parse(&visible(value))?.value(None));
    amounts.any(|amount| amount.decimals > 0)
}

/// Returns whether cells hold one or several ages, as of children: `12, 9, 4`, `5 and 9`. Ranges are answers.
fn are_ages(heading: &Heading, cells: &Cells) -> bool {
    let is_several =
        |value: &str| [",", ";", "/", " and ", " y ", " et ", " e "].iter().any(|sign| value.contains(sign));
    let is_range = |value: &str| ["-", "–", " to ", " a ", " à "].iter().any(|sign| value.contains(sign));
    let is_age = |value: &str| value.starts_with(|letter: char| letter.is_ascii_digit()) && !is_range(value);
    heading.has_one_of("ages edades idades")
        && cells.share(is_age) >= MOST
        && cells.telling().any(|(value, _)| is_several(value))
}

/// Returns whether a value is a time of day: `9:05`, `21:05:30`, `9:05 PM`, `21h05`.
pub(super) fn is_clock(value: &str) -> bool {
    let value = value.trim().to_lowercase();
    let half = ["a.m.", "p.m.", "am", "pm"].iter().find_map(|end| value.strip_suffix(end));
    let parts: Vec<&str> = half.unwrap_or(&value).trim().split([':', 'h']).collect();
    let is_part = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    (2..=3).contains(&parts.len()) && parts.iter().all(is_part)
}

/// Headings over what somebody wrote freely, however few the answers are.
const REMARKS: &str = "specify txt especifique especificar precisez preciser comment comments note notes narrative remarks transcript message \
                       observaciones comentario comentarios notas relato mensaje commentaire commentaires remarque remarques recit \
                       observacoes bemerkung bemerkungen kommentar notiz notizen";

fn is_free_text(heading: &Heading, cells: &Cells, (told, distinct): (u64, u64)) -> bool {
    // Under a heading that only says “details” a few answers may be that are chosen from a list.
    let few = distinct <= 12 && told >= distinct * 20 && !heading.has_one_of(REMARKS) && !heading.ends_with_text();
    let letters: u64 = cells.telling().map(|(value, count)| value.chars().count() as u64 * count).sum();
    let is_long = letters > told * 60 || cells.telling().any(|(value, _)| value.contains('\n'));
    let is_varied = distinct > 30 && distinct * 3 > told;
    // What is not on a list is written, by few.
    let is_other = heading.is_of_other() && distinct > 1 && cells.blanks > cells.given;
    !few && (heading.is_about(About::Text) || is_long || is_varied || is_other)
}

fn dates(cells: &Cells) -> Option<DatesFound> {
    let order = order_of(cells.telling().map(|(value, _)| value));
    let reading = match order {
        OrderFound::Certain(order) => order,
        _ => DateOrder::MonthFirst,
    };
    let other = if reading == DateOrder::DayFirst { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    let mut years_only = true;
    let mut days: Vec<Day> = Vec::new();
    let counting = counting(cells);
    for (value, _) in cells.telling() {
        let value = visible(value);
        if let Some((day, _)) = counting.and_then(|counting| counting.moment(&value)) {
            years_only = false;
            days.push(day);
            continue;
        }
        let Some(written) = Written::parse(&value) else {
            days.extend(value.parse().ok().and_then(|year| Day::new(year, 1, 1)));
            continue;
        };
        years_only &= written.precision() == Precision::Year;
        days.extend(written.day(reading, 2000).or_else(|| written.day(other, 2000)));
    }
    days.sort_unstable();
    let middle = days.get(days.len() / 2)?.year;
    let mut near = days.iter().filter(|day| day.year.abs_diff(middle) <= FAR);
    let first = near.next()?;
    let last = near.next_back().unwrap_or(first);
    let is_ambiguous = matches!(order, OrderFound::Ambiguous { .. } | OrderFound::Conflicting { .. });
    Some(DatesFound { first: first.to_string(), last: last.to_string(), years_only, is_ambiguous })
}

/// Days so many years away from most are placeholders or slips.
const FAR: u16 = 40;

fn numbers(cells: &Cells) -> Option<NumbersFound> {
    let mut has_decimals = false;
    let mut numbers: Vec<(i64, u64)> = Vec::new();
    for (value, count) in cells.answers.iter().filter(|(value, _)| !is_missing(&fold(value))) {
        let amount = WrittenNumber::parse(&visible(value)).and_then(|number| number.value(None));
        has_decimals |= amount.is_some_and(|amount| amount.decimals > 0);
        numbers.extend(amount.and_then(crate::records::Amount::floor).map(|number| (number, *count)));
    }
    numbers.sort_unstable();
    let all: u64 = numbers.iter().map(|(_, count)| count).sum();
    let quantile = |percent: u64| {
        let mut below = 0;
        let reached = numbers.iter().find(|(_, count)| {
            below += count;
            below * 100 >= all * percent
        });
        reached.map_or(0, |(number, _)| *number)
    };
    let (least, most) = (numbers.first()?.0, numbers.last()?.0);
    Some(NumbersFound { least, most, quantiles: [1, 25, 50, 75, 99].map(quantile), has_decimals })
}

#[cfg(test)]
pub(super) mod tests {
    use crate::draft::Kind;
    use crate::draft::tests::profiled;

    /// The kind of a column of rows.
    pub(in crate::draft) fn kind(heading: &str, answer: impl Fn(usize) -> String) -> Kind {
        let row = |row: usize| format!("2024-01-02,\"{}\"\n", answer(row));
        let rows = (0..90).map(row).collect::<Vec<_>>().concat();
        profiled(&format!("Date,{heading}\n{rows}")).columns[1].kind
    }

    #[test]
    fn numbers_of_what_is_counted_are_no_codes() {
        let few = |row: usize| (row * 7 % 5).to_string();
        for heading in ["Kids with guest", "Referrals made", "Crisis calls", "Nº de vítimas"] {
            assert_eq!(kind(heading, few), Kind::Number, "{heading}");
        }
        assert_eq!(kind("Service quantity", |row| ["0.25", "1", "1.5"][row % 3].to_owned()), Kind::Number);
        for heading in ["Risk", "age_grp", "Pronouns"] {
            assert_eq!(kind(heading, few), Kind::OneAnswer, "{heading}");
        }
    }

    #[test]
    fn words_that_blanks_separate_are_several_answers_where_each_is_alone_too() {
        let answers = ["Santé", "Police", "Santé Police", "Juridique", "Police Juridique", "Santé Police Juridique"];
        assert_eq!(kind("Référée vers", |row| answers[row % 6].to_owned()), Kind::SeveralAnswers);
    }

    #[test]
    fn ages_of_several_are_no_answers() {
        assert_eq!(kind("Ages of children", |row| ["3", "5, 7", "12, 9, 4"][row % 3].to_owned()), Kind::FreeText);
    }
}
