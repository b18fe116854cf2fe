//! Form of a word that a number takes, by CLDR's rules for whole numbers.

use crate::common::text::split_once;

/// The form that a number takes by rules such as `few %100 3..10`: the first that holds counts, and `other` where none
/// does. They say what remains of the number divided by 100, and between which numbers that lies.
pub(super) fn form(rules: &[&'static str], number: u64) -> &'static str {
    let holds = |rule: &&&str| {
        rule.split(' ').skip(1).try_fold(number, |number, part| {
            if let Some(divisor) = part.strip_prefix('%') {
                return divisor.parse().ok().and_then(|divisor| number.checked_rem(divisor));
            }
            let (low, high) = split_once(part, "..").unwrap_or((part, part));
            (low.parse::<u64>().ok()?..=high.parse().ok()?).contains(&number).then_some(number)
        })
    };
    let rule = rules.iter().find(|rule| holds(rule).is_some());
    rule.and_then(|rule| rule.split(' ').next()).unwrap_or("other")
}

#[cfg(test)]
mod tests {
    use super::form;

    #[test]
    fn the_first_rule_that_holds_counts() {
        let english = ["other %100 11..13", "one %10 1", "two %10 2", "few %10 3"];
        let forms = [1, 2, 3, 4, 11, 12, 13, 21, 112, 122].map(|number| form(&english, number));
        assert_eq!(forms, ["one", "two", "few", "other", "other", "other", "other", "one", "other", "two"]);
    }

    #[test]
    fn arabic_has_six_forms() {
        let arabic = ["zero 0", "one 1", "two 2", "few %100 3..10", "many %100 11..99"];
        let forms = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map(|number| form(&arabic, number));
        assert_eq!(forms, ["zero", "one", "two", "few", "few", "many", "many", "other", "other", "few"]);
    }
}
