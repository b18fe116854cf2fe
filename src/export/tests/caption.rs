use super::reports;
use crate::export::surround;

#[test]
fn a_picture_of_a_map_without_figures_says_that_there_are_none() {
    let (_, report) = reports().find(|(name, _)| *name == "missouri-2017").unwrap();
    let map = report.maps().next().unwrap();
    let below = surround(&report, &map.id).unwrap().below;
    assert!(below.iter().any(|line| line.contains("no counts by place")), "{below:#?}");
}

#[test]
fn notes_in_pictures_name_the_rows_that_they_are_about() {
    let (_, report) = reports().find(|(name, _)| *name == "every-kind").unwrap();
    let below = surround(&report, "needs").unwrap().below;
    assert!(below.contains(&"Passport; Interpreter: Figures below three are not shown.".to_owned()), "{below:#?}");
    assert!(below.contains(&"A caller may have several needs.".to_owned()), "on the table as a whole: {below:#?}");
}

#[test]
fn pictures_end_with_whose_the_figures_are_and_when() {
    let (_, report) = reports().find(|(name, _)| *name == "every-kind").unwrap();
    let below = surround(&report, "needs").unwrap().below;
    let end = &below[below.len() - 3..];
    let origin = [
        "River Line, everything at once. River Line",
        "Accurate as of February 14, 2020",
        "Source: River Line's own records",
    ];
    assert_eq!(end, origin);
}
