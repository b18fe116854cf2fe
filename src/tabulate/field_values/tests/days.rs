use super::*;

fn days(field: &str, csv: &str) -> Vec<String> {
    let Ok((items, _)) = outcome(field, csv) else { panic!("not read") };
    let day = |row| (items.codes.get(row) as usize).checked_sub(1).map(|item| items.meaning.days()[item].to_string());
    (0..csv.lines().count() - 1).map(|row| day(row).unwrap_or_default()).collect()
}

const DAY: &str = r#"{"label":"Day","type":"date","missing":["N/A","1900-01-01"]}"#;

#[test]
fn days_are_read_in_their_order_and_others_are_told() {
    let csv = "a,b\n2020-02-29,\n2019-02-29,\n,x\n2019-01-01,\n";
    assert_eq!(days(DAY, csv), ["2020-02-29", "", "", "2019-01-01"]);
    assert_eq!(unread(DAY, csv), [(Reason::NoDay, "2019-02-29".to_owned(), 1, vec![3])]);
}

#[test]
fn a_day_that_means_nothing_is_none() {
    assert_eq!(days(DAY, "a\n1900-01-01\n2020-01-01\n"), ["", "2020-01-01"]);
}

#[test]
fn a_column_of_years_is_their_first_days() {
    assert_eq!(days(DAY, "a,b\n2020,\n,x\nn/a,\n1999,\n"), ["2020-01-01", "", "", "1999-01-01"]);
}

#[test]
fn dates_that_could_be_two_are_asked_back() {
    let code = |csv: &str| outcome(DAY, csv).err().map(|error| error.code);
    assert_eq!(code("a\n3/4/2020\n"), Some("ambiguous-dates"));
    assert_eq!(code("a\n13/4/2020\n4/13/2020\n"), Some("conflicting-dates"));
    assert_eq!(code("a\nsoon\n"), Some("no-dates"));
    assert_eq!(code("a,b\n,x\n"), Some("no-dates"));
}

fn known(csv: &str, knowledge: &Knowledge) -> (Vec<String>, Vec<&'static str>) {
    let (items, told) = told(DAY, csv, knowledge).unwrap_or_else(|error| panic!("{error}"));
    let day = |row| (items.codes.get(row) as usize).checked_sub(1).map(|item| items.meaning.days()[item].to_string());
    let days = (0..csv.lines().count() - 1).map(|row| day(row).unwrap_or_default()).collect();
    (days, told.warnings.iter().map(|warning| warning.code).collect())
}

#[test]
fn years_of_two_digits_are_asked_for_once() {
    let csv = "a\n13-Apr-20\n14-Apr-20\n";
    let error = outcome(DAY, csv).err().unwrap();
    assert_eq!((error.code, error.message.contains("“13-Apr-20” on line 2")), ("two-digit-years", true));
    let knowledge = Knowledge { century: Some(2000), ..Knowledge::default() };
    assert_eq!(known(csv, &knowledge), (vec!["2020-04-13".to_owned(), "2020-04-14".to_owned()], vec![]));
    let field = r#"{"label":"Day","type":"date","century":1900}"#;
    assert_eq!(days(field, csv), ["1920-04-13", "1920-04-14"]);
}

#[test]
fn the_plan_says_which_of_day_and_month_comes_first_only_where_the_dates_do_not() {
    let field = r#"{"label":"Day","type":"date","dateOrder":"day-first"}"#;
    assert_eq!(days(field, "a\n3/4/2020\n"), ["2020-04-03"]);
    assert_eq!(days(field, "a\n3/4/2020\n3/14/2020\n"), ["2020-03-04", "2020-03-14"]);
}

#[test]
fn other_years_of_the_column_tell_the_century_of_short_ones() {
    let (days, codes) = known("a\n13/4/2020\n14/4/20\n", &Knowledge::default());
    assert_eq!((days, codes), (vec!["2020-04-13".to_owned(), "2020-04-14".to_owned()], vec!["two-digit-years"]));
}

#[test]
fn numbers_that_count_days_or_seconds_are_read_and_told() {
    let (days, codes) = known("a\n45292\n45293.5\n", &Knowledge::default());
    assert_eq!((days, codes), (vec!["2024-01-01".to_owned(), "2024-01-02".to_owned()], vec!["counted-dates"]));
    let (days, codes) = known("a\n1704079800\n1706752800\n", &Knowledge::default());
    let expected = vec!["2024-01-01".to_owned(), "2024-02-01".to_owned()];
    assert_eq!((days, codes), (expected, vec!["counted-dates", "universal-time"]));
}

#[test]
fn months_and_weeks_are_read_and_told_among_days() {
    let (days, codes) = known("a\n2020-01\n2020-02-05\n2020-W01\n", &Knowledge::default());
    let expected = ["2020-01-01", "2020-02-05", "2020-01-02"].map(str::to_owned).to_vec();
    assert_eq!((days, codes), (expected, vec!["weeks", "months"]));
    assert_eq!(known("a\n01/2020\n02/2020\n", &Knowledge::default()).1, Vec::<&str>::new());
}

const EXCHANGED: &str = "a\n2024-03-01\n2024-11-01\n18/01/2024\n29/01/2024\n2024-05-02\n14/02/2024\n";

#[test]
fn dates_that_a_spreadsheet_exchanged_are_asked_for() {
    let error = outcome(DAY, EXCHANGED).err().unwrap();
    assert_eq!(error.code, "exchanged-dates");
    assert!(error.message.contains("3 dates") && error.message.contains("lines 2, 3, 6"), "{error}");
    let undo = Knowledge { exchanged_dates: Some(Exchanged::Undo), ..Knowledge::default() };
    let (days, codes) = known(EXCHANGED, &undo);
    assert_eq!((days[0].as_str(), days[1].as_str(), codes), ("2024-01-03", "2024-01-11", vec!["exchanged-dates"]));
    let keep = Knowledge { exchanged_dates: Some(Exchanged::Keep), ..Knowledge::default() };
    assert_eq!(known(EXCHANGED, &keep).0[0], "2024-03-01");
}

#[test]
fn exchanged_dates_with_the_month_as_a_word_are_exchanged_back() {
    let text = "a\n1-Mar-2024\n1-Nov-2024\n18/01/2024\n29/01/2024\n5-Feb-2024\n";
    assert_eq!(outcome(DAY, text).err().unwrap().code, "exchanged-dates");
    let undo = Knowledge { exchanged_dates: Some(Exchanged::Undo), ..Knowledge::default() };
    assert_eq!(known(text, &undo).0[..2], ["2024-01-03", "2024-01-11"]);
}

const UTC: &str = "a\n2023-12-31T22:15:00Z\n2024-01-01T03:30:00Z\n2024-01-01T05:59:59Z\n2024-01-01T06:00:00Z\n\
                   2024-01-15T18:00:00Z\n2024-02-01T02:00:00Z\n2024-02-20T12:00:00Z\n2024-03-01T00:30:00Z\n";

#[test]
fn universal_time_is_told_with_the_rows_that_another_clock_moves() {
    let (_, told) = told(DAY, UTC, &Knowledge::default()).ok().unwrap();
    let [warning] = &told.warnings[..] else { panic!("{:?}", told.warnings) };
    assert_eq!((warning.code, warning.count), ("universal-time", 8));
    assert!(warning.message.contains("4 at UTC−06:00") && warning.message.contains("3 at UTC−05:00"), "{warning:?}");
}

#[test]
fn days_are_told_by_the_clock_of_the_zone_that_is_named() {
    for zone in ["-06:00", "America/Chicago"] {
        let (days, codes) = known(UTC, &Knowledge { zone: Some(zone.to_owned()), ..Knowledge::default() });
        let months: Vec<&str> = days.iter().map(|day| &day[..7]).collect();
        let [december, january, february] = ["2023-12", "2024-01", "2024-02"];
        let expected = [december, december, december, january, january, january, february, february];
        assert_eq!((months, codes), (expected.to_vec(), vec!["zone"]));
    }
    let zone = Knowledge { zone: Some("Mars".to_owned()), ..Knowledge::default() };
    assert_eq!(told(DAY, UTC, &zone).err().unwrap().code, "unknown-zone");
}

#[test]
fn one_moment_in_several_zones_is_told_and_made_one_day() {
    let csv = "a\n2024-01-01T03:30:00Z\n2023-12-31T21:30:00-06:00\n2024-01-01T04:30:00+01:00\n";
    assert_eq!(known(csv, &Knowledge::default()).1, ["mixed-zones"]);
    let zone = Knowledge { zone: Some("-06:00".to_owned()), ..Knowledge::default() };
    assert_eq!(known(csv, &zone).0, ["2023-12-31"; 3]);
}

#[test]
fn summer_and_winter_of_one_place_and_bare_midnights_are_no_news() {
    assert_eq!(known("a\n2024-01-01 03:30 EST\n2024-07-01 03:30 EDT\n", &Knowledge::default()).1, Vec::<&str>::new());
    let zone = Knowledge { zone: Some("-06:00".to_owned()), ..Knowledge::default() };
    assert_eq!(known("a\n2024-01-01T00:00:00Z\n", &zone), (vec!["2024-01-01".to_owned()], vec![]));
}

#[test]
fn days_that_stand_for_none_are_missing_and_told() {
    let csv = "a\n2023-01-01\n9999-12-31\n0001-01-01\n2563-05-01\n1970-01-01\n";
    assert_eq!(days(DAY, csv), ["2023-01-01", "", "", "2563-05-01", ""]);
    assert_eq!(unread(DAY, csv), [(Reason::PlaceholderDay, "9999-12-31".to_owned(), 3, vec![3, 4, 6])]);
    let near = r#"{"label":"Day","type":"date"}"#;
    assert_eq!(days(near, "a\n1900-01-01\n1901-05-05\n"), ["1900-01-01", "1901-05-05"]);
}

#[test]
fn a_day_far_from_all_others_is_told() {
    assert_eq!(known("a\n2020-01-01\n2020-02-01\n2563-05-01\n", &Knowledge::default()).1, ["far-dates"]);
}

#[test]
fn the_refusal_of_a_column_names_what_is_in_the_way() {
    let message = |csv: &str| outcome(DAY, csv).err().unwrap().to_string();
    assert!(message("a\n31/31/2020\n").contains("no such day"), "{}", message("a\n31/31/2020\n"));
    assert!(message("a\n5 Foober 2020\n").contains("“Foober” is not understood"));
    assert!(message("a\nsoon\n").contains("Choose the column"));
}

#[test]
fn a_month_with_a_year_of_two_digits_asks_for_its_century() {
    const DAY: &str = r#"{"label":"D","type":"date"}"#;
    let asked = outcome(DAY, "a\nJan-24\nfeb-24\n").err().map(|error| error.code);
    assert_eq!(asked, Some("two-digit-years"));
}

#[test]
fn years_of_another_calendar_are_told() {
    const DAY: &str = r#"{"label":"D","type":"date"}"#;
    assert_eq!(told_warnings(DAY, "a\n2567-01-03\n2567-02-15\n")[0].0, "far-dates");
    assert_eq!(told_warnings(DAY, "a\n2024-01-03\n"), []);
}

#[test]
fn a_day_of_the_week_that_is_not_that_of_its_date_is_told() {
    let csv = "a\nMon 01/08/2024\nFri 01/22/2024\nTue 01/30/2024\n";
    assert_eq!(warnings(DAY, csv), [("weekdays", 1, Some(3))]);
    assert_eq!(warnings(DAY, "a\nMon 01/08/2024\nMon 01/22/2024\n"), []);
}

#[test]
fn days_of_the_week_tell_the_order_of_day_and_month() {
    let days = |csv: &str| {
        let (items, _) = outcome(DAY, csv).ok()?;
        Some(items.meaning.days().iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let expected = |days: [&str; 2]| Some(days.map(str::to_owned).to_vec());
    assert_eq!(days("a\nMon 01/08/2024\nTue 02/06/2024\n"), expected(["2024-01-08", "2024-02-06"]));
    assert_eq!(days("a\nThu 01/08/2024\nSun 02/06/2024\n"), expected(["2024-06-02", "2024-08-01"]));
    assert_eq!(days("a\nMon 01/08/2024\nSun 02/06/2024\n"), None, "they contradict each other");
}

#[test]
fn days_in_digits_of_other_scripts_are_read() {
    assert_eq!(days(DAY, "a\n٢٠٢٠-٠١-٣١\n３１／０１／２０２０\n"), ["2020-01-31", "2020-01-31"]);
}
