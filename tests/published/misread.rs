//! Lines that were once read wrong without a word: each is read right now, or listed.

use hotline_report::published::Published;

use super::{harbour, read, said};

/// Reads lines below a title that calls itself a report.
fn report(lines: &str) -> Published {
    let published = read(&format!("Harbour Helpline Annual Report 2023\n\n{lines}")).0;
    assert_eq!(published.report.title, "Harbour Helpline Annual Report 2023", "{published:#?}");
    published
}

/// The figures are these, and these lines are listed.
fn says(lines: &str, wanted: &[&str], listed: &[u32]) {
    let published = report(lines);
    assert_eq!(said(&published), wanted, "{published:#?}");
    assert_eq!(left(&published), listed, "{published:#?}");
}

fn left(published: &Published) -> Vec<u32> {
    published.unplaced.iter().map(|line| line.line).collect()
}

#[test]
fn figures_with_their_units_label_no_others() {
    says("1,204 Calls\n318 Chats\n57 Texts\n", &["calls = 1204", "chats = 318", "texts = 57"], &[]);
    let wanted = ["calls = Over 12000", "chats = Nearly 3000", "texts = About 900"];
    says("Over 12,000 calls\nNearly 3,000 chats\nAbout 900 texts\n", &wanted, &[]);
    says("At a glance\n\n2,022 calls\n2023 chats\n450 texts\n", &["calls = 2022", "texts = 450"], &[6]);
    says("1,204 Calls\n", &["calls = 1204"], &[]);
    says("318 Cases\n12 Chats held\n", &["cases = 318", "chats held = 12"], &[]);
}

#[test]
fn the_title_is_the_label_of_no_figure() {
    says("Under 18\n120\n\n18 and over\n340\n", &["18 and over = 340"], &[3, 4]);
    says("3\n\nCalls 1,204\nChats 318\n", &["calls = 1204", "chats = 318"], &[3]);
    says("1,204\n\nCalls\nanswered\n\n318\n\nChats\nheld\n", &["calls answered = 1204"], &[8]);
    let published = harbour("1,204\n\nCalls\n\n318\n\nChats\n");
    assert!(!said(&published).iter().any(|fact| fact == "calls = 318"), "{published:#?}");
}

#[test]
fn a_sentence_is_no_withheld_figure() {
    for sentence in [
        "Fewer than three cases are not shown.",
        "Less than 5% of calls came from minors.",
        "Fewer than 10 chats were held.",
        "Fewer than five calls of minors are published here",
    ] {
        let published = report(&format!("{sentence}\n\nCounty Calls\nBoone 12\nRay fewer than three\n"));
        assert_eq!(said(&published), ["boone = 12", "ray = fewer than three"], "{published:#?}");
    }
    let published = read("Línea Nacional Informe 2022\n\nMenos de tres casos no se publican.\n\nSalta 12\nJujuy 8\n").0;
    assert_eq!(said(&published), ["salta = 12", "jujuy = 8"], "{published:#?}");
}

#[test]
fn a_page_number_between_rows_is_no_figure() {
    let wanted = ["boone = 12", "cole = 8", "ray = 4", "clay = 9"];
    says("County Calls\nBoone 12\nCole 8\n3\nRay 4\nClay 9\n", &wanted, &[6]);
    says("County Calls\nBoone 12\n3\nCole 8\nRay 4\nClay 9\n", &wanted, &[5]);
    says("County Calls\nBoone 12\nCole 8\niii\nRay 4\nClay 9\n", &wanted, &[6]);
    let title = "Harbour Helpline Annual Report 2023";
    let wanted = ["phone = 30", "chat = 8", "text = 5"];
    says(&format!("Phone 30\n4\n{title}\nChat 8\nText 5\n"), &wanted, &[4, 5]);
    says(&format!("Phone 30\n{title}\n4\nChat 8\nText 5\n"), &wanted, &[4, 5]);
    // One number between two rows may as well be a figure.
    says("Calls 1,204\n3\nChats 318\n", &[], &[3, 4, 5]);
    says("Boone 12\n3\nCole 8\nRay 4\n4\nClay 9\n", &[], &[3, 4, 5, 6, 7, 8]);
    // Labels that end with numbers keep their figures.
    says("State 1\n11\nState 2\n16\nState 3\n20\n", &["state 1 = 11", "state 2 = 16", "state 3 = 20"], &[]);
}

#[test]
fn a_running_head_with_a_page_number_is_no_row() {
    for head in [
        "Annual Report 2023 3",
        "3 Annual Report 2023",
        "2023 Annual Report | 12",
        "HARBOUR HELPLINE | 3",
        "Harbour Helpline 4",
        "12\tAnnual Report",
    ] {
        let published = report(&format!("County Calls\nBoone 12\nCole 8\n{head}\nRay 4\nClay 9\n"));
        assert_eq!(said(&published), ["boone = 12", "cole = 8", "ray = 4", "clay = 9"], "{published:#?}");
        assert_eq!(left(&published), [6], "{published:#?}");
    }
    says("Calls 1,204\nChats 30\nPage 3\nof 7\n", &["calls = 1204", "chats = 30"], &[5, 6]);
}

#[test]
fn a_source_or_an_address_is_no_row() {
    for line in ["Source: U.S. Census 2020", "www.example.org/report2023", "© Harbour Helpline 2023", "Source: 2020"] {
        says(&format!("Calls 1,204\nChats 30\n{line}\n"), &["calls = 1204", "chats = 30"], &[]);
    }
}

#[test]
fn years_without_a_head_of_the_labels_are_above_their_figures() {
    for text in ["2021 2022 2023\nCalls 1,204 1,310 1,290\nChats 318 400 410\n", "2021 2022 2023\nCalls 5 6 7\n"] {
        let published = report(text);
        let table = published.report.tables().next().unwrap();
        let heads: Vec<_> = table.columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(heads, ["2021", "2022", "2023"], "{published:#?}");
    }
    says("1,204 1,310\n2022 2023\n", &[], &[3, 4]);
    says("2022    2023\n1,204    1,310\nCalls    Calls\n", &[], &[3, 4, 5]);
    says("Calls by year\n\n2019 2020 2021 2022\n1,204 1,310 1,290 1,402\n", &[], &[6]);
}

#[test]
fn a_year_before_thousands_is_a_label() {
    let published = read("Línea Nacional, informe 2023\n\nCasos\n2021 1.204\n2022 mil 310\n2023 2 mil\n").0;
    assert_eq!(said(&published), ["2021 = 1204", "2022 = 1310", "2023 = cerca de 2000"], "{published:#?}");
}

#[test]
fn signs_in_a_row_are_one_mark() {
    for text in [
        "County Calls\nBoone 12*\nCole 8**\nRay 5\n\n* Partial.\n** Estimated.\n",
        "County\tCalls\nBoone\t12**\nCole\t8*\nRay\t5\n\n* Partial.\n** Estimated.\n",
        "County Calls\nBoone* 12\nCole** 8\nRay*** 5\n\n* Partial.\n** Estimated.\n*** Late.\n",
        "County Calls\nBoone 12†\nCole 8††\nRay 5\n\n† Partial.\n†† Estimated.\n",
    ] {
        let published = report(text);
        assert_eq!(said(&published), ["boone = 12", "cole = 8", "ray = 5"], "{published:#?}");
        assert!(published.report.notes.len() > 1, "{published:#?}");
        assert_eq!(left(&published), [0; 0], "{published:#?}");
    }
}

#[test]
fn labels_do_not_go_on_with_other_lines() {
    says("3 out of 4\ncallers found help\n\n1,204\ncalls\n", &["calls = 1204"], &[]);
    let text = "12K+\ncalls answered\n\n98%\nsatisfaction\n\n24/7\navailability\n\n$1.2M\nraised\n";
    let published = report(text);
    let facts = said(&published);
    assert!(facts.contains(&"calls answered = at least 12000".to_owned()), "{facts:?}");
    assert!(facts.contains(&"raised = 1200000".to_owned()), "{facts:?}");
    says("Referred by\n911 30\n211 12\n988 5\n", &["911 = 30", "211 = 12", "988 = 5"], &[]);
    let wanted = ["calls answered by our staff = 1204", "chats held by volunteers = 318"];
    says("1,204\nCalls answered\nby our staff\n\n318\nChats held\nby volunteers\n", &wanted, &[]);
}

#[test]
fn no_column_of_percentages_is_invented() {
    let published = report("Gender\tShare of callers (%)\nFemale\t75.5\nMale\t24.5\n");
    let facts = said(&published);
    assert!(facts.iter().all(|fact| !fact.contains('–')), "{facts:?}");
    assert!(facts.contains(&"female = 75.5%".to_owned()), "{facts:?}");
}

#[test]
fn rows_with_words_of_the_title_stay_rows() {
    let text = "Domestic Violence Hotline Report 2023\n\nReason # of calls\nShelter 280\nDomestic Violence 45\nLegal help 50\n";
    let (published, _) = read(text);
    assert_eq!(said(&published), ["shelter = 280", "domestic violence = 45", "legal help = 50"]);
}

#[test]
fn a_figure_below_its_label_amid_other_rows_is_read_or_listed() {
    let text = "Harbour Helpline Annual Report 2023\n\nAge # of calls\nUnder 13 10\n13 to 17 25\n18 to 24\n130\n25 and over 12\n";
    let (published, _) = read(text);
    let rows = said(&published);
    assert!(!rows.iter().any(|row| row == "18 to = 24"), "{rows:?}");
}
