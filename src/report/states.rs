//! The states that a map shows, by their names.

/// Region of a map of all states.
pub(crate) const COUNTRY: &str = "US";

/// Returns whether a region is the country or a state of it, whose places have FIPS codes.
#[cfg(any(feature = "check", feature = "export"))]
pub(crate) fn has_fips(region: &str) -> bool {
    region == COUNTRY || region.starts_with("US-")
}

/// Returns whether a label is the name of a state. Washington, D.C. has several.
pub(crate) fn is_named(label: &str, state: &str) -> bool {
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
    let capital = ["washingtondc", "dc", "districtofcolumbia"];
    let label = letters(label);
    label == letters(state) || (letters(state) == capital[2] && capital.contains(&label.as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_named;

    #[test]
    fn the_capital_has_several_names() {
        for label in ["Washington, D.C.", "Washington DC", "D.C.", "District of Columbia"] {
            assert!(is_named(label, "District of Columbia"), "{label}");
        }
        assert!(!is_named("Washington", "District of Columbia"));
        assert!(is_named("Washington", "Washington") && is_named("new york", "New York"));
    }
}
