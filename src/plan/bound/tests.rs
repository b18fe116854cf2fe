use super::{bound, says_small};

fn said(words: &str) -> Option<(Option<u64>, Option<u64>)> {
    bound(words).map(|bound| (bound.low, bound.high))
}

#[test]
fn words_of_a_largest_count_are_understood() {
    for (words, most) in [
        ("Fewer than Three Times", 2),
        ("Caller Types Referenced Fewer than Three Times", 2),
        ("fewer than a dozen", 11),
        ("Less than 5", 4),
        ("<10", 9),
        ("< 10", 9),
        ("<=4", 4),
        ("≤ 4", 4),
        ("under 10", 9),
        ("Below twenty-five", 24),
        ("at most two", 2),
        ("up to 3", 3),
        ("no more than four", 4),
        ("not more than 4", 4),
        ("less than or equal to 4", 4),
        ("3 or fewer", 3),
        ("two or less", 2),
        ("5 and under", 5),
        ("maximum 5", 5),
        ("fewer than 1,000", 999),
        ("fewer than a hundred thousand", 99_999),
        ("Menos de tres", 2),
        ("Categorías con menos de tres llamadas", 2),
        ("menos de treinta y cinco", 34),
        ("Menor que 10", 9),
        ("menor o igual que 4", 4),
        ("no más de dos", 2),
        ("como máximo dos", 2),
        ("a lo sumo 4", 4),
        ("hasta cuatro", 4),
        ("tres o menos", 3),
        ("inferior a 10", 9),
    ] {
        assert_eq!(said(words), Some((None, Some(most))), "{words}");
    }
}

#[test]
fn ranges_are_understood() {
    for (words, low, high) in [
        ("1–4", 1, 4),
        ("1-4", 1, 4),
        ("1 — 4", 1, 4),
        ("1 to 2", 1, 2),
        ("0 to 2", 0, 2),
        ("one or two", 1, 2),
        ("none or one", 0, 1),
        ("one, two or three", 1, 3),
        ("between 1 and 4", 1, 4),
        ("entre uno y cuatro", 1, 4),
        ("de 1 a 4", 1, 4),
        ("Una o dos llamadas", 1, 2),
        ("1/2", 1, 2),
        ("at least 1 and fewer than 3", 1, 2),
        ("2", 2, 2),
        ("none", 0, 0),
        ("[0]", 0, 0),
        ("exactly one", 1, 1),
        ("ninguna", 0, 0),
    ] {
        assert_eq!(said(words), Some((Some(low), Some(high))), "{words}");
    }
}

#[test]
fn words_of_a_smallest_count_are_understood() {
    for (words, least) in [
        ("10 or more", 10),
        ("10+", 10),
        ("at least 3", 3),
        ("no fewer than 3", 3),
        ("more than five", 6),
        (">5", 6),
        (">= 5", 5),
        ("al menos tres", 3),
        ("tres o más", 3),
        ("más de cinco", 6),
    ] {
        assert_eq!(said(words), Some((Some(least), None)), "{words}");
    }
}

#[test]
fn words_that_bound_no_count_are_left_alone() {
    for words in [
        "[c]",
        "Suppressed",
        "Not published",
        "No publicado",
        "*",
        "–",
        "..",
        "fewer than a few",
        "Under 18 years",
        "Ages 13–17",
        "2019–2020",
        "less than 1%",
        "Other categories, some of them small",
    ] {
        assert_eq!(said(words), None, "{words}");
    }
}

#[test]
fn words_of_smallness_without_a_number_are_recognized() {
    assert!(says_small("Few") && says_small("small count") && says_small("Pocos"));
    assert!(!says_small("[c]") && !says_small("Not published"));
}
