//! The parts of a page that hold for every report, and golden pages of the two samples.

use super::{Drawing, Options, fragment};
use crate::report::{Node, NoteNumbering, Report};

const MISSOURI_2020: &str = include_str!("../../www/reports/missouri-2020.json");
const MISSOURI_2017: &str = include_str!("../../www/reports/missouri-2017.json");

fn report(document: &str) -> Report {
    let node: Node = serde_json::from_str(document).expect("the document is JSON");
    Report::from_node(&node).expect("the document is sound").0
}

/// One line per element, so that a change shows where it is.
fn lines(html: &str) -> String {
    html.replace('>', ">\n").replace("\n\n", "\n")
}

fn holds_golden(name: &str, html: &str) {
    let path = format!("{}/tests/golden/html/{name}.html", env!("CARGO_MANIFEST_DIR"));
    let written = lines(html);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(std::path::Path::new(&path).parent().unwrap()).unwrap();
        std::fs::write(&path, &written).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == written, "{path} differs; look at it with UPDATE_GOLDEN=1 cargo test and git diff");
}

#[test]
fn the_state_report_is_written_as_before() {
    holds_golden("missouri-2020", &fragment(&report(MISSOURI_2020), &Options::default()));
}

#[test]
fn the_spotlight_is_written_as_before() {
    holds_golden("missouri-2017", &fragment(&report(MISSOURI_2017), &Options::default()));
}

#[test]
fn ids_are_unique_and_every_link_has_a_target() {
    for numbering in [NoteNumbering::AsPublished, NoteNumbering::Deduplicated] {
        let options = Options { note_numbering: Some(numbering), prefix: "x-".into(), ..Options::default() };
        let html = fragment(&report(MISSOURI_2020), &options);
        let values = |attribute: &str| -> Vec<String> {
            html.split(&format!(" {attribute}=\""))
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap().to_owned())
                .collect()
        };
        let ids = values("id");
        let mut unique = ids.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), ids.len(), "an id is used twice");
        for link in values("href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(ids.iter().any(|id| id == link), "#{link} leads nowhere");
        }
        for name in ["aria-labelledby", "aria-describedby"].iter().flat_map(|name| values(name)) {
            assert!(ids.contains(&name), "{name} names nothing");
        }
        assert!(ids.iter().all(|id| id.starts_with("x-")), "an id lacks the prefix");
    }
}

#[test]
fn published_numbering_keeps_the_printed_markers() {
    let html = fragment(&report(MISSOURI_2020), &Options::default());
    let markers: Vec<&str> =
        html.split("class=\"hr-marker\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(markers, ["1", "2", "3", "1", "2", "4", "5", "6", "7", "8", "9", "10"]);
}

#[test]
fn deduplicated_numbering_counts_from_one_and_prints_each_text_once() {
    let options = Options { note_numbering: Some(NoteNumbering::Deduplicated), ..Options::default() };
    let html = fragment(&report(MISSOURI_2020), &options);
    let markers: Vec<&str> =
        html.split("class=\"hr-marker\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    let expected: Vec<String> = (1..=markers.len()).map(|number| number.to_string()).collect();
    assert_eq!(markers, expected);
    let texts: Vec<&str> =
        html.split("hr-note-text\">").skip(1).map(|rest| rest.split("</span>").next().unwrap()).collect();
    let mut unique = texts.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), texts.len());
    assert!(markers.len() < 12, "the three protection notes are one");
}

#[test]
fn words_of_a_document_are_escaped_everywhere() {
    let hostile = MISSOURI_2020.replace("Victim of Trafficking", "<img src=x onerror=alert(1)>\\\"'&");
    let html = fragment(&report(&hostile), &Options::default());
    assert!(!html.contains("<img"));
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;&quot;'&amp;"));
}

#[test]
fn a_masked_cell_shows_words_and_no_percentage() {
    let html = fragment(&report(MISSOURI_2020), &Options::default());
    let row = html.split("<tr").find(|row| row.contains("Gender Minorities")).unwrap();
    assert!(row.contains("data-state=\"masked\""));
    assert!(!row.contains('%'));
}

#[test]
fn zero_and_what_rounds_to_zero_are_told_apart() {
    let html = fragment(&report(MISSOURI_2020), &Options::default());
    let row = |label: &str| html.split("<tr").find(|row| row.contains(label)).unwrap();
    assert!(row("Request General Information").contains("data-state=\"zero\""));
    assert!(!row("Request General Information").contains("[low]"));
    assert!(row(">Business<").contains("data-state=\"rounds-to-zero\""));
    assert!(row(">Business<").contains("[low]"));
}

#[test]
fn a_chart_has_a_place_only_where_it_is_asked_for() {
    let options =
        Options { charts: vec![Drawing { id: "signaler-type".into(), svg: None, narrow: None }], ..Options::default() };
    let html = fragment(&report(MISSOURI_2020), &Options { separate: true, ..options.clone() });
    assert_eq!(html.matches("<figure").count(), 1);
    assert!(html.contains("data-hr-chart=\"signaler-type\""));
    let html = fragment(&report(MISSOURI_2020), &options);
    assert_eq!((html.matches("<figure").count(), html.matches("data-hr-rows").count()), (0, 1));
}

/// The names of all elements, and of all their attributes.
fn names(html: &str) -> Vec<String> {
    let tags = html.split('<').skip(1).filter_map(|rest| rest.split('>').next()).filter(|tag| !tag.starts_with('/'));
    let words = |tag: &str| {
        let attributes = tag.split('"').step_by(2).map(|part| part.trim().trim_end_matches('=').to_owned());
        attributes.flat_map(|part| part.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let mut names: Vec<String> = tags.flat_map(words).filter(|name| !name.is_empty()).collect();
    names.sort();
    names.dedup();
    names
}

fn plain(document: &str) -> String {
    fragment(&report(document), &Options { plain: true, ..Options::default() })
}

#[test]
fn plain_html_needs_no_element_that_content_systems_take_out() {
    let narrow: Vec<String> = names(&(plain(MISSOURI_2020) + &plain(MISSOURI_2017)));
    for name in ["bdi", "wbr", "figure", "svg", "script", "style", "button", "hidden", "tabindex"] {
        assert!(!narrow.contains(&name.to_owned()), "{name} is in {narrow:?}");
    }
    assert!(names(&fragment(&report(MISSOURI_2020), &Options::default())).contains(&"bdi".to_owned()));
}

#[test]
fn plain_html_says_the_title_of_a_table_once() {
    let html = plain(MISSOURI_2020);
    let caption = html.split("<caption").nth(1).and_then(|rest| rest.split("</caption>").next()).unwrap();
    assert!(!caption.contains("Signaler"), "{caption}");
    assert!(caption.contains("Missouri"));
    assert!(!html.contains("hr-measure"));
}

/// A report in Spanish that can be read in English, too.
fn in_spanish(document: &str) -> String {
    let mut shown = report(document);
    shown.language = "es-US".into();
    let languages = ["en-US", "es-US"].map(String::from).into();
    fragment(&shown, &Options { controls: true, languages, ..Options::default() })
}

#[test]
fn the_page_is_of_the_language_that_it_is_read_in() {
    let html = in_spanish(MISSOURI_2020);
    assert!(html.starts_with("<article class=\"hr-report\" lang=\"es-US\" dir=\"ltr\""));
    assert!(html.contains("<li>1 de enero de 2020"));
}

#[test]
fn controls_are_hidden_until_a_script_shows_them() {
    let html = in_spanish(MISSOURI_2020);
    let controls = html.matches("class=\"hr-tools\"").count() + html.matches("class=\"hr-controls\"").count();
    // Of each of the four tables also what depends on the page: picture, link, citation, tag.
    assert_eq!((controls, html.matches(" hidden>").count()), (5, 5 + 4 * 4));
    assert!(!fragment(&report(MISSOURI_2020), &Options::default()).contains("<button"));
}

#[test]
fn the_language_in_use_is_the_one_that_is_pressed() {
    let html = in_spanish(MISSOURI_2020);
    assert!(html.contains("data-hr-language=\"en-US\" lang=\"en-US\" aria-pressed=\"false\">English<"));
    assert!(html.contains("data-hr-language=\"es-US\" lang=\"es-US\" aria-pressed=\"true\">Español<"));
}

#[test]
fn a_report_in_one_language_offers_no_choice() {
    let html = fragment(&report(MISSOURI_2020), &Options { controls: true, ..Options::default() });
    assert!(html.contains("hr-tools") && !html.contains("data-hr-language"));
}

#[test]
fn what_is_printed_in_words_has_nothing_to_be_sorted_by() {
    let html = fragment(&report(MISSOURI_2020), &Options { controls: true, ..Options::default() });
    let row = |label: &str| html.split("<tr").find(|row| row.contains(label)).unwrap();
    assert!(!row("Gender Minorities").contains("data-sort"));
    assert!(row("Victim of Trafficking").contains("data-sort=\"185\""));
    assert!(row("Victim of Trafficking").contains("data-sort=\"25\""));
}

#[test]
fn a_picture_for_narrow_screens_stands_beside_the_other() {
    let drawing =
        Drawing { id: "signaler-type".into(), svg: Some("<svg></svg>".into()), narrow: Some("<svg></svg>".into()) };
    let options = Options { charts: vec![drawing], separate: true, ..Options::default() };
    let html = fragment(&report(MISSOURI_2020), &options);
    assert!(html.contains("<div class=\"hr-roomy\"><svg></svg></div><div class=\"hr-narrow\"><svg></svg></div>"));
}

/// The page of a report with one table.
fn page_of(table: &str) -> String {
    let document = format!(
        r#"{{"version": 1, "language": "en-US", "title": "T", "jurisdiction": {{"name": "J"}}, "publisher": "P",
        "period": {{"start": "2020", "end": "2020"}}, "sections": [{{"text": [["See ", {{"link": "https://example.org/a?b&c", "text": "the census"}}]],
        "tables": [{table}]}}]}}"#
    );
    fragment(&report(&document), &Options { controls: true, ..Options::default() })
}

const COLUMNS: &str = r#"{"id": "t", "title": "T", "kind": "exclusive", "base": "none", "accurateAsOf": "2021-03",
    "columns": [{"heading": "Calls"}, {"heading": "girls", "group": "Female"}, {"heading": "women", "group": "Female"}],
    "rows": [{"label": "A", "values": [{"count": 3, "interval": {"low": "2.5", "high": "3.5"}}, {"duration": "2:35"},
        {"percent": "about 7%", "interval": {"low": "6.5", "high": "7.9"}}]}]}"#;

#[test]
fn a_head_of_two_levels_says_the_group_once() {
    let html = page_of(COLUMNS);
    let head = html.split("<thead>").nth(1).unwrap().split("</thead>").next().unwrap();
    assert!(head.contains("scope=\"colgroup\""), "{head}");
    assert_eq!(head.matches("Female").count(), 1, "{head}");
    assert!(head.contains("colspan=\"2\""), "{head}");
}

#[test]
fn intervals_durations_and_words_are_printed() {
    let html = page_of(COLUMNS);
    assert!(html.contains("3 (2.5–3.5)"), "{html}");
    assert!(html.contains("about 7% (6.5–7.9%)"), "{html}");
    assert!(html.contains("data-sort=\"155\">2:35<"), "{html}");
}

#[test]
fn a_table_says_when_its_own_figures_were_drawn() {
    assert!(page_of(COLUMNS).contains("J · 2020 · Accurate as of March 2021"), "{}", page_of(COLUMNS));
}

#[test]
fn a_link_in_a_text_leads_to_its_page() {
    assert!(page_of(COLUMNS).contains("<a href=\"https://example.org/a?b&amp;c\">the census</a>"));
}

#[test]
fn almost_all_is_marked_and_all_is_not() {
    let table = |most: u64, least: u64| {
        format!(
            r#"{{"id": "t", "title": "T", "kind": "exclusive", "rows": [{{"label": "Phone", "value": {most}}},
            {{"label": "Chat", "value": {least}}}], "total": {{"label": "All", "value": {}}}}}"#,
            most + least
        )
    };
    let html = page_of(&table(1247, 3));
    assert!(html.contains("title=\"not all, but rounds to 100%\">[high]</abbr> 100%"), "{html}");
    assert!(html.contains("<li><bdi>[high] not all, but rounds to 100%</bdi>"), "{html}");
    assert!(!page_of(&table(1250, 0)).contains("[high]"));
}

#[test]
fn headline_numbers_say_how_long_the_longest_word_among_them_is() {
    let of = |count: &str| {
        let document = MISSOURI_2020.replacen("\"value\": 750", &format!("\"value\": {count}"), 1);
        let html = fragment(&report(&document), &Options::default());
        html.split("class=\"hr-headline\"").nth(1).unwrap().split('>').next().unwrap().trim().to_owned()
    };
    assert_eq!([of("636968"), of("2200000"), of("9123456789")], ["", "data-letters=\"10\"", "data-letters=\"13\""]);
}

#[test]
fn a_unit_stands_under_a_key_figure_only_where_its_label_does_not_say_it() {
    let html = fragment(&report(MISSOURI_2020), &Options::default());
    let headline = html.split("hr-headline").nth(1).unwrap().split("</dl>").next().unwrap();
    assert!(!headline.contains("<bdi>signals</bdi>"), "{headline}");
    let unsaid = fragment(&report(&MISSOURI_2020.replacen("Substantive Signals", "All", 1)), &Options::default());
    assert!(unsaid.contains("<bdi>signals</bdi>"));
}

/// Returns the print size of a table of so many columns of five digits.
fn on_paper(columns: usize) -> Option<String> {
    let heads: Vec<String> = (0..columns).map(|year| format!(r#"{{"heading": "{}"}}"#, 1990 + year)).collect();
    let values = vec!["12345"; columns].join(", ");
    let html = page_of(&format!(
        r#"{{"id": "t", "title": "T", "kind": "exclusive", "base": "none", "columns": [{}],
        "rows": [{{"label": "A", "values": [{values}]}}]}}"#,
        heads.join(", ")
    ));
    let rest = html.split("data-paper=\"").nth(1)?;
    assert_eq!(rest.contains("data-head=\"1990\""), rest.starts_with("rows"));
    Some(rest.split('"').next()?.to_owned())
}

#[test]
fn a_table_wider_than_paper_is_set_smaller_and_one_wider_still_row_by_row() {
    let set: Vec<_> = [7, 9, 12, 13].into_iter().map(on_paper).collect();
    assert_eq!(set, [None, Some("8pt".to_owned()), Some("7pt".to_owned()), Some("rows".to_owned())]);
}

/// The rows of the table `t`, with its chart, each from its label to its end.
fn rows_of(table: &str) -> Vec<String> {
    let document = format!(
        r#"{{"version": 1, "language": "en-US", "title": "T", "jurisdiction": {{"name": "J"}}, "publisher": "P",
        "period": {{"start": "2020", "end": "2020"}}, "sections": [{{"tables": [{table}]}}]}}"#
    );
    let charts = vec![Drawing { id: "t".into(), svg: None, narrow: None }];
    let html = fragment(&report(&document), &Options { charts, ..Options::default() });
    html.split("<tr data-row").skip(1).map(|row| row.split("</tr>").next().unwrap().to_owned()).collect()
}

const LIST: &str = r#""id": "t", "title": "T", "unit": "calls""#;

#[test]
fn bars_in_rows_are_as_long_as_what_is_printed_and_the_total_has_none() {
    let rows = rows_of(&format!(
        r#"{{{LIST}, "kind": "exclusive", "rows": [{{"label": "A", "value": 200}}, {{"label": "B", "value": 51}},
        {{"label": "Other", "role": "other", "value": 0}}], "total": {{"label": "All", "value": 251}}}}"#
    ));
    assert!(rows[0].contains("<svg><rect width=\"100.00%\""), "{}", rows[0]);
    assert!(rows[1].contains("<svg class=\"hr-lighter\"><rect width=\"25.50%\""), "{}", rows[1]);
    assert!(rows[2].contains("<svg class=\"hr-zero\"><rect width=\"1\""), "{}", rows[2]);
    assert!(rows[3].contains("<td class=\"hr-bar\" aria-hidden=\"true\"></td>"), "{}", rows[3]);
}

#[test]
fn parts_are_lighter_than_their_whole_and_what_is_pooled_is_grey() {
    let rows = rows_of(&format!(
        r#"{{{LIST}, "kind": "nested", "rows": [{{"label": "A", "value": 4, "children": [{{"label": "C", "value": 4}}]}},
        {{"label": "B", "value": {{"pooled": 3}}}}]}}"#
    ));
    let classes: Vec<_> = rows.iter().map(|row| row.split("<svg").nth(1).unwrap().split('>').next().unwrap()).collect();
    assert_eq!(classes, ["", " class=\"hr-lighter\"", " class=\"hr-grey\""]);
}

#[test]
fn a_withheld_figure_has_the_same_box_whatever_it_is_and_words_have_none() {
    let rows = rows_of(&format!(
        r#"{{{LIST}, "kind": "exclusive", "rows": [{{"label": "A", "value": 9}}, {{"label": "B", "value": {{"masked": "few"}}}},
        {{"label": "C", "value": {{"masked": "<5"}}}}, {{"label": "D", "value": {{"notCollected": "–"}}}}]}}"#
    ));
    let bar = |row: &str| row.split("class=\"hr-bar\"").nth(1).unwrap().to_owned();
    assert_eq!(bar(&rows[1]), bar(&rows[2]));
    assert!(bar(&rows[1]).contains("hr-withheld"));
    assert!(!bar(&rows[3]).contains("svg"));
}

#[test]
fn bars_stand_in_rows_of_lists_only_unless_the_document_says_otherwise() {
    let with = |more: &str| rows_of(&format!(r"{{{LIST}, {more}}}"))[0].contains("hr-bar");
    let list = r#""rows": [{"label": "A", "value": 9, "period": {"start": "2020"}}]"#;
    assert!(with(&format!(r#""kind": "ranking", {list}"#)));
    assert!(with(&format!(r#""kind": "exclusive", "chart": "bars", {list}"#)));
    assert!(!with(&format!(r#""kind": "exclusive", "chart": "separate", {list}"#)));
    assert!(!with(&format!(r#""kind": "exclusive", "chart": "none", {list}"#)));
    assert!(!with(&format!(r#""kind": "trend", {list}"#)));
    let columns = r#""columns": [{"heading": "X"}, {"heading": "Y"}], "rows": [{"label": "A", "values": [1, 2]}]"#;
    assert!(!with(&format!(r#""kind": "exclusive", {columns}"#)));
}

#[test]
fn tints_stand_behind_the_figures_of_six_columns_and_behind_no_sum() {
    let columns: Vec<String> =
        ["A", "B", "C", "D", "E", "F", "Total"].map(|head| format!(r#"{{"heading": "{head}"}}"#)).into();
    let rows = rows_of(&format!(
        r#"{{{LIST}, "kind": "exclusive", "base": "none", "columns": [{}], "rows": [
        {{"label": "X", "values": [1, 2, 3, 4, 5, {{"masked": "few"}}, {{"masked": "few"}}]}},
        {{"label": "Y", "values": [0, 2, 3, 4, 9, {{"notCollected": "–"}}, 18]}}],
        "total": {{"label": "All", "values": [1, 4, 6, 8, 14, 5, 38]}}}}"#,
        columns.join(",")
    ));
    let tints = |row: &str| {
        row.split("data-tint=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(tints(&rows[0]), ["0", "0", "1", "2", "3", "withheld"]);
    assert_eq!(tints(&rows[1]), ["0", "1", "2", "4"]);
    assert!(tints(&rows[2]).is_empty());
}

#[test]
fn the_place_of_a_report_stands_out_in_its_ranking() {
    let rows = rows_of(&format!(
        r#"{{{LIST}, "kind": "ranking", "rows": [{{"label": "I", "value": 9}}, {{"label": "J", "value": 8}}, {{"label": "K", "value": 1}}]}}"#
    ));
    let is_lighter: Vec<bool> = rows.iter().map(|row| row.contains("hr-lighter")).collect();
    assert_eq!(is_lighter, [true, false, true]);
    assert_eq!(rows.iter().map(|row| row.contains("data-own")).collect::<Vec<_>>(), [false, true, false]);
}

#[test]
fn contents_lead_to_the_sections_where_there_are_several() {
    let html = fragment(&report(MISSOURI_2020), &Options::default());
    let contents = html.split("<nav").nth(1).unwrap().split("</nav>").next().unwrap();
    assert_eq!(contents.matches("<a href=\"#section-").count(), 3);
    assert!(!page_of(COLUMNS).contains("<nav"));
}

/// A file of a language that nobody speaks: its words are those of English in brackets.
fn made_up() -> String {
    let english = include_str!("../locale/languages/en.toml").replace("\"en", "\"qq");
    let (formats, words) = english.split_once("# How sentences").unwrap();
    let bracketed = |line: &str| match line.split_once(" = \"") {
        Some((name, words)) => format!("{name} = \"⟦{}⟧\"", words.trim_end_matches('"')),
        None => line.to_owned(),
    };
    formats.to_owned() + &words.lines().map(bracketed).collect::<Vec<_>>().join("\n")
}

/// Returns the text of a page that a reader sees, without what is in brackets.
fn outside_of_brackets(html: &str) -> String {
    let seen: String = html.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
    let mut depth = 0;
    seen.chars()
        .filter(|letter| {
            depth += i32::from(*letter == '⟦');
            let outside = depth == 0;
            depth -= i32::from(*letter == '⟧');
            outside
        })
        .collect()
}

#[test]
fn a_language_is_one_file_and_nothing_fixed_stands_outside_of_it() {
    assert!(crate::locale::missing("qq").is_some());
    assert!(crate::locale::add(&made_up()));
    let document = r#"{"version": 1, "language": "qq", "title": "1", "jurisdiction": {"name": "2"}, "publisher": "3",
        "period": {"start": "2020", "end": "2020"}, "accurateAsOf": "2021", "source": "4", "citation": "5",
        "imprint": {"contact": "21", "licence": "22"},
        "headline": [{"id": "a", "label": "6", "value": {"rank": {"place": 2, "among": 9, "measure": "7", "tiedWith": ["8", "9"]}}},
            {"id": "b", "label": "10", "value": {"rate": {"numerator": 3, "denominator": 1000, "of": "11", "per": 100}}}],
        "sections": [{"tables": [{"id": "t", "title": "12", "kind": "exclusive", "unit": "13", "partial": true, "notes": ["n"],
            "rows": [{"label": "14", "value": 2}, {"label": "15", "value": {"masked": "16"}}, {"label": "17", "value": {"pooled": 3}}],
            "total": {"label": "18", "value": 1000}}]}],
        "notes": [{"id": "n", "text": "19"}], "caveat": ["20"]}"#;
    let node: Node = serde_json::from_str(document).unwrap();
    let shown = Report::from_checked(&node).unwrap();
    let html = fragment(&shown, &Options { controls: true, ..Options::default() });
    let outside = outside_of_brackets(&html).replace("JSON", "").replace("CSV", "");
    assert!(!outside.contains(char::is_alphabetic), "{outside}");
    assert!(html.contains('⟦'), "{html}");
}

/// A report with an imprint, as HTML.
fn with_imprint(imprint: &str, options: &Options) -> String {
    let document = format!(
        r#"{{"version": 1, "language": "en-US", "title": "T", "jurisdiction": {{"name": "Missouri"}}, "publisher": "Us",
        "period": {{"start": "2020", "end": "2020"}}, "imprint": {imprint}}}"#
    );
    fragment(&report(&document), options)
}

/// An empty SVG as a data address.
const LOGO: &str = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=";

#[test]
fn a_logo_is_an_image_above_the_publisher_and_never_markup() {
    let html = with_imprint(&format!(r#"{{"logo": "{LOGO}"}}"#), &Options::default());
    let image = format!(r#"<img class="hr-logo" src="{LOGO}" alt=""><p class="hr-publisher">"#);
    assert!(html.contains(&image) && !html.contains("<svg"), "{html}");
}

#[test]
fn a_palette_is_named_for_the_style_sheet_unless_it_is_the_usual_one() {
    let html = with_imprint(r#"{"palette": "plum"}"#, &Options::default());
    assert!(html.contains(r#"data-hr-palette="plum""#), "{html}");
    let usual = with_imprint(r#"{"palette": "teal"}"#, &Options::default());
    assert!(!usual.contains("data-hr-palette"), "{usual}");
}

#[test]
fn an_accent_is_named_for_the_script_and_written_in_no_style() {
    let html = with_imprint(r##"{"accent": "#8a1c1c"}"##, &Options::default());
    assert!(html.contains(r##"data-hr-accent="#8a1c1c""##) && !html.contains("style="), "{html}");
}

#[test]
fn addresses_of_contact_and_licence_are_links() {
    let imprint = r#"{"contact": "Ask <us@example.org>, or call.", "licence": "CC BY 4.0 (https://example.org/by)"}"#;
    let html = with_imprint(imprint, &Options::default());
    let contact =
        r#"<p>Contact: <bdi>Ask &lt;<a href="mailto:us@example.org">us@example.org</a>&gt;, or call.</bdi></p>"#;
    let licence =
        r#"<p>License: <bdi>CC BY 4.0 (<a href="https://example.org/by">https://example.org/by</a>)</bdi></p>"#;
    assert!(html.contains(contact) && html.contains(licence), "{html}");
}

#[test]
fn nothing_but_an_address_of_e_mail_becomes_a_link() {
    for word in ["@", "a@b", "a@b@c.org", "javascript:x@y.org", "http://example.org", "a@.org", "us@example.org?bcc=x"]
    {
        let html = with_imprint(&format!(r#"{{"contact": "{word}"}}"#), &Options::default());
        assert!(!html.contains("<a "), "{word}: {html}");
    }
}

#[test]
fn content_systems_get_contact_and_licence_without_logo_and_colour() {
    let imprint =
        format!(r##"{{"logo": "{LOGO}", "accent": "#8a1c1c", "palette": "accent", "contact": "us@example.org"}}"##);
    let html = with_imprint(&imprint, &Options { plain: true, ..Options::default() });
    assert!(!html.contains("<img") && !html.contains("#8a1c1c") && html.contains("mailto:us@example.org"), "{html}");
}

/// Bars in the rows of a table, with an average.
fn page_with_benchmark() -> String {
    let table = r#"{"id": "t", "title": "T", "kind": "non-cumulative", "base": "none",
        "benchmark": {"label": "National average", "value": 50},
        "rows": [{"label": "Kansas", "value": 100}, {"label": "Missouri", "value": 40, "highlight": true}]}"#;
    let document = format!(
        r#"{{"version": 1, "language": "en-US", "title": "T", "jurisdiction": {{"name": "J"}}, "publisher": "P",
        "period": {{"start": "2020", "end": "2020"}}, "sections": [{{"tables": [{table}]}}]}}"#
    );
    let charts = vec![Drawing { id: "t".into(), svg: None, narrow: None }];
    fragment(&report(&document), &Options { charts, ..Options::default() })
}

#[test]
fn a_benchmark_is_a_line_in_each_row_and_a_remark_under_the_table() {
    let html = page_with_benchmark();
    assert_eq!(html.matches("class=\"hr-line\" x=\"50.00%\"").count(), 2, "{html}");
    assert!(html.contains("<li data-line=\"true\"><bdi>National average: 50</bdi></li>"), "{html}");
}

#[test]
fn the_row_that_an_author_highlights_stands_out_in_its_table() {
    let html = page_with_benchmark();
    let row = html.split("<tr").find(|row| row.contains("Missouri")).unwrap();
    assert!(row.contains("data-own") && !row.contains("hr-lighter"), "{row}");
    assert_eq!(html.matches("data-own").count(), 1);
}
