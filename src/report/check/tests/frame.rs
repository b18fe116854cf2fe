use serde_json::json;

use crate::report::testing::with;

const LETTERS: &str = "Use at most 100 letters a–z, digits, “-” and “_”.";

#[test]
fn a_version_of_the_future() {
    with("/version", json!(2)).is_error("version", ["/version", "", "", "version"], "This program reads version 1.");
}

#[test]
fn a_language_without_formats_is_advice() {
    let remedy = "Those of “en-US” are used; known are en-US, en-GB, es-US, es-MX, es-ES, ar, de-DE, de-AT, fr-FR, fr-CA, \
        ko-KR, pt-BR, pt-PT, vi-VN, zh-CN.";
    with("/language", json!("it-IT")).is_advice("language", ["/language", "", "", "language"], remedy);
}

#[test]
fn a_period_that_ends_before_it_starts() {
    let period = json!({ "start": "2020-12-31", "end": "2020-01-01" });
    let place = ["/period", "", "", "period"];
    with("/period", period).is_error("period-order", place, "Exchange `start` and `end`.");
}

#[test]
fn a_period_that_says_nothing() {
    let place = ["/period", "", "", "period"];
    with("/period", json!({})).is_error("empty-period", place, "Give it `start` and `end`, or a `label`.");
}

#[test]
fn figures_drawn_before_the_period_ends_are_advice() {
    let remedy = "This is right only for figures of a period that was still open.";
    let place = ["/accurateAsOf", "", "", "accurateAsOf"];
    with("/accurateAsOf", json!("2020-07")).is_advice("early-date", place, remedy);
}

#[test]
fn an_id_that_links_cannot_use() {
    let place = ["/sections/0/tables/0/id", "Types", "", "id"];
    with("/sections/0/tables/0/id", json!("the types")).is_error("bad-id", place, LETTERS);
}

#[test]
fn an_id_that_is_far_too_long() {
    let place = ["/sections/0/map/id", "", "", "id"];
    with("/sections/0/map/id", json!("m".repeat(101))).is_error("bad-id", place, LETTERS);
}

#[test]
fn an_id_of_two_things() {
    let place = ["/sections/0/tables/0/id", "Types", "", "id"];
    with("/sections/0/tables/0/id", json!("map")).is_error("duplicate-id", place, "Give each its own.");
}

#[test]
fn an_id_of_two_rows() {
    let row = "/sections/0/tables/1/rows/0/children/0/id";
    let place = [row, "Venues", "Sex › Hotel", "id"];
    with(row, json!("sex")).is_error("duplicate-id", place, "Give each its own.");
}

#[test]
fn a_note_that_is_not_there() {
    let reference = "/sections/0/tables/1/rows/0/children/1/notes/0";
    let place = [reference, "Venues", "Sex › Few", "notes"];
    with(reference, json!("fex")).is_error("unknown-note", place, "Did you mean “few”?");
}

#[test]
fn a_note_in_running_text_that_is_not_there() {
    let text = json!([["Signals", { "note": "signal" }, { "note": "elsewhere" }]]);
    let place = ["/introduction/0/2", "", "", "introduction"];
    with("/introduction", text).is_error("unknown-note", place, "Add it to the report's `notes`.");
}

#[test]
fn a_note_that_refers_to_a_note() {
    let text = json!(["See", { "note": "few" }]);
    let remedy = "Say it in one note, or refer to both from the text.";
    with("/notes/0/text", text).is_error("note-in-note", ["/notes/0", "", "", "notes"], remedy);
}

#[test]
fn a_note_that_nothing_refers_to_is_advice() {
    let remedy = "Add its id to the `notes` of what it explains; it is printed last.";
    with("/introduction", json!(["Plain."])).is_advice("unused-note", ["/notes/0", "", "", "notes"], remedy);
}

#[test]
fn an_id_of_two_notes() {
    let notes = json!([{ "id": "signal", "text": "A" }, { "id": "few", "text": "B" }, { "id": "few", "text": "C" }]);
    with("/notes", notes).is_error("duplicate-id", ["/notes/2/id", "", "", "id"], "Give each its own.");
}
