use serde_json::json;

use crate::report::testing::{problems, put, sound, with};

#[test]
fn a_part_of_a_figure_that_is_not_there() {
    let place = ["/headline/1/partOf", "", "Calls", "partOf"];
    with("/headline/1/partOf", json!("signal")).is_error("unknown-figure", place, "Give the id of a figure.");
}

#[test]
fn a_part_that_is_larger_than_its_whole() {
    let place = ["/headline/1/partOf", "", "Calls", "partOf"];
    let remedy = "A part is never larger than its whole.";
    with("/headline/1/value", json!(751)).is_contradiction("part-above-whole", place, remedy);
}

#[test]
fn a_percentage_that_is_not_what_the_figures_say() {
    let place = ["/headline/1/value", "", "Calls", "value"];
    let remedy = "Print 80%, or correct the count or the base.";
    with("/headline/1/value/percent", json!("81")).is_contradiction("percent-mismatch", place, remedy);
}

#[test]
fn a_percentage_is_held_to_its_own_decimals() {
    let place = ["/headline/1/value", "", "Calls", "value"];
    let remedy = "Print 80.0%, or correct the count or the base.";
    with("/headline/1/value/percent", json!("80.4")).is_contradiction("percent-mismatch", place, remedy);
}

#[test]
fn a_rate_that_is_not_what_its_parts_say() {
    let place = ["/headline/2/value", "", "Rate", "value"];
    let remedy = "Print 1.1, or correct its parts.";
    with("/headline/2/value/rate/printed", json!("1.2")).is_contradiction("rate-mismatch", place, remedy);
}

#[test]
fn a_rate_of_nobody() {
    let place = ["/headline/2/value", "", "Rate", "value"];
    let remedy = "Give a `denominator` and `per` above zero.";
    with("/headline/2/value/rate/denominator", json!(0)).is_error("zero-denominator", place, remedy);
}

#[test]
fn a_change_that_is_not_what_the_counts_say() {
    let place = ["/headline/3/value", "", "Growth", "value"];
    let remedy = "Print 35%, or name the count that was used.";
    with("/headline/3/value/change/percent", json!("34")).is_contradiction("change-mismatch", place, remedy);
}

#[test]
fn a_change_that_says_nothing() {
    let place = ["/headline/3/value", "", "Growth", "value"];
    let remedy = "Give `from` and `to`, or the published `percent`.";
    with("/headline/3/value/change", json!({ "from": 3 })).is_error("empty-change", place, remedy);
}

#[test]
fn a_place_before_the_first() {
    let place = ["/headline/0/rank", "", "Signals", "rank"];
    with("/headline/0/rank/place", json!(0)).is_error("bad-rank", place, "The first place is 1.");
}

#[test]
fn a_place_after_the_last() {
    let place = ["/headline/0/rank", "", "Signals", "rank"];
    with("/headline/0/rank/place", json!(52)).is_error("bad-rank", place, "Correct `place` or `among`.");
}

#[test]
fn a_period_of_a_figure_that_ends_before_it_starts() {
    let place = ["/headline/3/period", "", "Growth", "period"];
    with("/headline/3/period/end", json!("2014")).is_error("period-order", place, "Exchange `start` and `end`.");
}

#[test]
fn a_region_that_is_no_state() {
    let place = ["/sections/0/map/region", "", "", "region"];
    with("/sections/0/map/region", json!("US-M0")).is_error(
        "unknown-region",
        place,
        "Write it like US-MO, or US for a map of all states.",
    );
}

#[test]
fn a_county_code_that_is_none() {
    let place = ["/sections/0/map/locations/0/fips", "", "St. Louis", "fips"];
    let remedy = "It should be the five digits of its FIPS code, such as 29510.";
    with("/sections/0/map/locations/0/fips", json!("510")).is_error("bad-county", place, remedy);
}

#[test]
fn a_county_of_another_state() {
    let place = ["/sections/0/map/locations/0/fips", "", "St. Louis", "fips"];
    let remedy = "The codes of this state begin with 29.";
    with("/sections/0/map/locations/0/fips", json!("17163")).is_error("bad-county", place, remedy);
}

#[test]
fn a_county_that_is_given_twice() {
    let place = ["/sections/0/map/locations/1/fips", "", "Adair", "fips"];
    let remedy = "Give each county once.";
    with("/sections/0/map/locations/1/fips", json!("29510")).is_error("duplicate-county", place, remedy);
}

#[test]
fn bounds_that_do_not_hold_the_figure() {
    let place = ["/headline/0/value/interval", "", "Signals", "interval"];
    let value = |low: &str, high: &str| json!({ "count": 750, "interval": { "low": low, "high": high } });
    with("/headline/0/value", value("751", "800")).is_contradiction(
        "outside-interval",
        place,
        "Correct the figure or its bounds.",
    );
    with("/headline/0/value", value("800", "700.5")).is_error("bad-interval", place, "Give the lower bound as `low`.");
    let mut document = sound();
    put(&mut document, "/headline/0/value", value("700.5", "750"));
    assert_eq!(problems(&document), []);
}

#[test]
fn a_rate_that_says_nothing() {
    let place = ["/headline/2/value", "", "Rate", "value"];
    let remedy = "Give `numerator` and `denominator`, or the published rate as `printed`.";
    with("/headline/2/value/rate", json!({ "of": "residents", "per": 1000 })).is_error("empty-rate", place, remedy);
}

#[test]
fn a_rate_may_be_published_without_its_parts() {
    let mut document = sound();
    put(&mut document, "/headline/2/value/rate", json!({ "of": "residents", "per": 1000, "printed": "1.1" }));
    assert_eq!(problems(&document), []);
}

#[test]
fn breaks_of_a_map_rise_and_are_counts_where_its_figures_are() {
    let place = ["/sections/0/map/breaks", "", "", "breaks"];
    let breaks = |breaks: serde_json::Value| with("/sections/0/map/breaks", breaks);
    breaks(json!(["10", "5"])).is_error("bad-breaks", place, "Sort them, each once.");
    breaks(json!(["0", "5"])).is_error("bad-breaks", place, "Sort them, each once.");
    breaks(json!(["2.5"])).is_error("bad-breaks", place, "Give whole numbers.");
    breaks(json!(["1", "2", "3", "4", "5"])).is_error("bad-breaks", place, "Give four or fewer.");
    let mut document = sound();
    put(&mut document, "/sections/0/map/breaks", json!(["5", "10"]));
    assert_eq!(problems(&document), []);
}

#[test]
fn a_rate_on_a_map_tells_nothing_that_is_withheld() {
    let rate = json!({ "rate": { "of": "residents", "per": 1000, "printed": "1.1" } });
    let place = ["/sections/0/map/locations/1/rate", "", "Adair", "rate"];
    let remedy = "Withhold it, too, or leave it out.";
    with("/sections/0/map/locations/1/rate", rate.clone()).is_error("rate-of-withheld", place, remedy);
    let mut document = sound();
    put(&mut document, "/sections/0/map/locations/0/rate", rate);
    put(&mut document, "/sections/0/map/shade", json!("rate"));
    assert_eq!(problems(&document), []);
}

#[test]
fn colours_of_rates_need_rates() {
    let place = ["/sections/0/map/shade", "", "", "shade"];
    with("/sections/0/map/shade", json!("rate")).is_error(
        "no-rates",
        place,
        "Give places a `rate`, or leave `shade` out.",
    );
}

#[test]
fn places_on_a_map_of_the_country_are_states() {
    let mut document = sound();
    put(&mut document, "/sections/0/map/region", json!("US"));
    put(&mut document, "/sections/0/map/locations", json!([{ "fips": "29", "name": "Missouri", "value": 9 }]));
    assert_eq!(problems(&document), []);
    put(&mut document, "/sections/0/map/locations/0/fips", json!("29510"));
    assert_eq!(problems(&document)[0].code, "bad-state");
}
