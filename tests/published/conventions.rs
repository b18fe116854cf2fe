//! How figures, labels and notes are written: one convention a test.

use hotline_report::published::{Became, Published, Reason};
use hotline_report::report::{Report, Row, TableKind, Value};

use super::{harbour, read, said};

/// The lines say that, and all of them have a place.
fn says(lines: &str, wanted: &[&str]) {
    let published = harbour(lines);
    assert_eq!(said(&published), wanted, "{published:#?}");
    assert_eq!(published.unplaced, [], "{published:#?}");
}

/// The lines that have no place, and why.
fn left(published: &Published) -> Vec<(&str, Reason)> {
    published.unplaced.iter().map(|line| (line.text.as_str(), line.reason)).collect()
}

fn only_rows(report: &Report) -> &[Row] {
    let tables: Vec<_> = report.tables().collect();
    assert_eq!(tables.len(), 1, "{report:#?}");
    &tables[0].rows
}

#[test]
fn figures_above_their_labels_are_those_of_the_labels_below() {
    let wanted = ["individual victims = 10615", "trafficking cases = 8759", "potential traffickers = 4863"];
    says(
        "At a glance\n\n10,615\nIndividual victims\n\n8,759\nTrafficking cases\n\n4,863\nPotential traffickers\n",
        &wanted,
    );
    says("At a glance\n10,615\nIndividual victims\n8,759\nTrafficking cases\n4,863\nPotential traffickers\n", &wanted);
}

#[test]
fn figures_that_could_belong_above_or_below_are_listed() {
    let published = harbour(
        "At a glance\n10,615\nIndividual victims\n8,759\nTrafficking cases\nThe figures are those of the whole year, and may change.\n",
    );
    assert_eq!(said(&published), [""; 0]);
    let lines: Vec<_> = published.unplaced.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines, ["At a glance", "10,615", "Individual victims", "8,759"]);
}

#[test]
fn labels_may_be_years_ages_or_zip_codes() {
    says(
        "Year\tCalls\n2021\t120\n2022\tjust under 140\n2023\t2004\n",
        &["2021 = 120", "2022 = just under 140", "2023 = 2004"],
    );
    says("Age Callers\n0-17 12\n35 and over 33\n65+ 9\n", &["0 17 = 12", "35 and over = 33", "65 = 9"]);
    says("ZIP Calls\n63101 12\n63102 7\n", &["63101 = 12", "63102 = 7"]);
}

#[test]
fn a_list_of_years_is_no_table() {
    let published = harbour("Year\n2023\n2022\n2021\n\nChannel\t# of contacts\nPhone\t30\nMail\t10\n");
    assert_eq!(said(&published), ["phone = 30", "mail = 10"]);
    assert_eq!(left(&published), [("2023", Reason::NoLabel), ("2022", Reason::NoLabel), ("2021", Reason::NoLabel)]);
}

#[test]
fn a_number_at_the_end_of_a_label_belongs_to_it() {
    says(
        "State\tCalls\nState 1\t11\nState 2\t16\n\n¹ Some states reported minutes.\n",
        &["state 1 = 11", "state 2 = 16"],
    );
    says("Calls since 2007 12,330\nReferred by 911 30\n", &["calls since 2007 = 12330", "referred by 911 = 30"]);
}

#[test]
fn signs_and_words_stand_for_withheld_figures() {
    says(
        "Channel\t# of contacts\nPhone\t30\nMail\t[c]\nFax\t≤4\nText\tFewer than 3\nWeb\t1-9\n",
        &["phone = 30", "mail = [c]", "fax = ≤4", "text = fewer than 3", "web = 1-9"],
    );
}

#[test]
fn an_asterisk_in_place_of_a_figure_refers_to_its_note() {
    let published =
        harbour("Channel\t# of contacts\nPhone\t30\nMail\t*\nFax\t8\n\n* Counts under three are not shown.\n");
    let rows = only_rows(&published.report);
    assert!(
        matches!(&rows[1].value, Some(Value::Masked { masked, notes }) if masked == "*" && notes.len() == 1),
        "{rows:#?}"
    );
}

#[test]
fn bounds_are_words_before_a_figure() {
    says(
        "Channel\tVisits\nWeb\t300+\nApp\t~30\nMail\t>500\n",
        &["web = at least 300", "app = about 30", "mail = more than 500"],
    );
    says("Gender\t% of callers\nWomen\t99%\nOther\t<1%\n", &["women = 99%", "other = less than 1%"]);
}

#[test]
fn a_bound_beside_a_count_is_kept_before_its_percentage() {
    for text in [
        "Source Calls %\nSelf 428 >98%\nSchool 5 <1%\n",
        "Source\tCalls\t%\nSelf\t428\t>98%\nSchool\t5\tless than 1%\n",
        "Source\tCalls\nSelf\t428 (>98%)\nSchool\t5 (<1%)\n",
    ] {
        let published = harbour(text);
        assert_eq!(said(&published), ["self = 428", "school = 5"]);
        let bounds: Vec<_> = only_rows(&published.report)
            .iter()
            .map(|row| &row.figures()[0])
            .map(|value| (value.percent_qualifier().map(str::to_owned), value.printed_percent().unwrap().to_string()))
            .collect();
        let bound = |word: &str, percent: &str| (Some(word.to_owned()), percent.to_owned());
        assert_eq!(bounds, [bound("more than", "98"), bound("less than", "1")], "{text}");
        assert!(published.unplaced.is_empty(), "{:#?}", published.unplaced);
    }
}

#[test]
fn a_count_and_its_percentage_may_share_a_cell() {
    for text in [
        "Channel\tn (%)\nPhone\t30 (75)\nMail\t10 (25)\n",
        "How they came\n\nPhone 30 (75%)\nMail 10 (25%)\n",
        "Channel\tContacts\nPhone\t75% (n = 30)\nMail\t25% (n=10)\n",
        "Channel | Contacts\nPhone | n = 30 (75%)\nMail | n = 10 (25%)\n",
        "Phone\t75 % (n: 30)\nMail\t25 % (N = 10)\n",
    ] {
        let published = harbour(text);
        let percents: Vec<_> = only_rows(&published.report)
            .iter()
            .map(|row| row.figures()[0].printed_percent().unwrap().to_string())
            .collect();
        assert_eq!(
            (said(&published), percents),
            (vec!["phone = 30".to_owned(), "mail = 10".to_owned()], vec!["75".to_owned(), "25".to_owned()])
        );
    }
}

#[test]
fn a_head_of_percent_makes_numbers_percentages() {
    says("Gender %\nFemale 75\nMale 25\n", &["female = 75%", "male = 25%"]);
}

#[test]
fn a_change_is_no_share() {
    for text in [
        "Need\t# of requests\t% change\nHousing\t280\t8%\nFood\t100\t-22%\n",
        "Need # of requests % change\nHousing 280 8%\nFood 100 -22%\n",
    ] {
        let published = harbour(text);
        let changes = only_rows(&published.report).iter().filter(|row| matches!(row.values[1], Value::Change { .. }));
        assert_eq!(changes.count(), 2, "{published:#?}");
    }
}

#[test]
fn money_times_and_ranges_stay_what_they_are() {
    says("Kind\tAverage debt\nSlots\t$1,250\nCards\t$980\n", &["slots = 1250", "cards = 980"]);
    let published = harbour("Group\t95% CI\nWomen\t52.0–58.2\n");
    assert_eq!(said(&published), ["women = 52.0–58.2"]);
    assert!(published.notes_of_reading.iter().any(|note| note.code == "figure-in-words"));
}

#[test]
fn lengths_of_time_are_durations() {
    let published = harbour("Channel\tWait\nPhone\t2:35\nChat\t1:10\n");
    assert_eq!(said(&published), ["phone = 2:35", "chat = 1:10"]);
    let is_duration = |row: &Row| matches!(row.figures()[0], Value::Duration { .. });
    assert!(only_rows(&published.report).iter().all(is_duration), "{published:#?}");
}

#[test]
fn tiles_beside_each_other_are_told_apart() {
    let wanted = ["calls answered = 1204", "chats held = 318", "texts sent = 57"];
    for text in [
        "1,204\t318\t57\nCalls answered\tChats held\tTexts sent\n",
        "1,204        318         57\nCalls answered       Chats held       Texts sent\n",
        "Calls answered\tChats held\tTexts sent\n1,204\t318\t57\n",
    ] {
        says(text, &wanted);
    }
}

#[test]
fn a_head_over_one_row_is_no_row_of_tiles() {
    says("Age\tCalls\n13\t25\n", &["13 = 25"]);
}

#[test]
fn words_behind_a_figure_may_be_a_bound() {
    says(
        "Boone County\t20 or more\nCole County\t4 or fewer\nRay County\t12\n",
        &["boone county = at least 20", "cole county = 4 or fewer", "ray county = 12"],
    );
}

#[test]
fn a_figure_may_stand_before_its_words() {
    says(
        "Nearly 300 volunteers\n\n1,204 calls were answered\n",
        &["volunteers = Nearly 300", "calls were answered = 1204"],
    );
}

#[test]
fn an_abbreviation_ends_no_sentence() {
    says(
        "County Calls %\nSt. Louis 120 60%\nSte. Genevieve 40 20%\nTotal 160 80%\n",
        &["st louis = 120", "ste genevieve = 40", "total = 160"],
    );
    says("Month 2022 2023\nJan. 98 110\nFeb. 87 95\n", &["jan = 98", "jan = 110", "feb = 87", "feb = 95"]);
}

#[test]
fn signs_mark_short_notes_too() {
    let published = harbour("Channel Calls\nPhone† 30\nMail 10‡\nFax 8\n\n† Including transfers.\n‡ Estimated.\n");
    let rows = only_rows(&published.report);
    assert_eq!(said(&published), ["phone = 30", "mail = 10", "fax = 8"]);
    assert_eq!((rows[0].notes.len(), rows[1].figures()[0].notes().len()), (1, 1));
}

#[test]
fn a_legend_of_signs_is_no_row() {
    let published =
        harbour("Channel\t2022\t2023\nPhone\t30\t42\nMail\t[c]\t5\n[c] = confidential, [x] = not available\n");
    assert_eq!(said(&published), ["phone = 30", "phone = 42", "mail = [c]", "mail = 5"]);
    assert_eq!(published.unplaced, []);
}

#[test]
fn page_numbers_between_dashes_and_the_title_beside_them_are_left_out() {
    for foot in ["– 4 –\n", "Page 3 of 12\nHarbour Helpline 2023\n"] {
        let published = harbour(&format!("Channel Calls\nPhone 30\nMail 10\n\n{foot}\nFax 8\nTotal 48\n"));
        assert_eq!(said(&published), ["phone = 30", "mail = 10", "fax = 8", "total = 48"], "{foot}");
        assert!(published.unplaced.iter().all(|line| line.reason == Reason::PageFurniture), "{published:#?}");
    }
}

#[test]
fn a_raised_mark_on_a_figure_is_carried() {
    let published = harbour("Channel\tCalls\nPhone\t240¹\nMail\t10\n\n¹ Partial year.\n");
    assert_eq!(said(&published), ["phone = 240", "mail = 10"]);
    assert_eq!(published.unplaced, []);
}

#[test]
fn numbers_within_a_line_below_a_row_are_listed() {
    let published = harbour("Answered 91%\nCalled back 12%\nSatisfied 4 out of 5\n");
    assert_eq!(left(&published), [("Satisfied 4 out of 5", Reason::NotUnderstood)]);
}

#[test]
fn places_in_an_order_stand_beside_the_rows() {
    for text in [
        "State\tCases\tRank\nCalifornia\t1,334\t1st\nMissouri\t267\t12th\n",
        "State Cases Rank\nCalifornia 1,334 1st\nMissouri 267 12th\n",
        "Rank\tState\tCases\n1st\tCalifornia\t1,334\n12th\tMissouri\t267\n",
    ] {
        let published = harbour(text);
        let table = published.report.tables().next().unwrap();
        let places: Vec<_> = table.rows.iter().filter_map(|row| Some(row.rank.as_ref()?.place)).collect();
        assert_eq!((table.kind, places), (TableKind::Ranking, vec![1, 12]), "{text}");
        assert_eq!(said(&published), ["california = 1334", "missouri = 267"]);
    }
}

#[test]
fn numbers_before_the_rows_are_their_places() {
    for text in [
        "States by cases\n\n1 California 1,334\n2 Texas 987\n",
        "States by cases\n\n1. California 1,334\n2. Texas 987\n",
        "#\tState\tCases\n1\tCalifornia\t1,334\n2\tTexas\t987\n",
    ] {
        says(text, &["california = 1334", "texas = 987"]);
    }
}

#[test]
fn blanks_and_apostrophes_group_digits() {
    says(
        "Channel # of contacts\nPhone 1 234\nMail 766\nTotal 2 000\n",
        &["phone = 1234", "mail = 766", "total = 2000"],
    );
    says("Channel\tContacts\nPhone\t1'234\nMail\t766\n", &["phone = 1234", "mail = 766"]);
}

#[test]
fn numbers_of_a_chart_are_not_joined() {
    let published = harbour("870 130\n\n650 210 140\n");
    assert_eq!((said(&published).len(), published.unplaced.len()), (0, 2));
}

#[test]
fn commas_may_be_decimal_marks() {
    let wanted = ["phone = 1234", "mail = 766", "total = 2000"];
    says("Channel\tContacts\tShare\nPhone\t1.234\t61,7%\nMail\t766\t38,3%\nTotal\t2.000\t100,0%\n", &wanted);
    let (published, _) = read(
        "Ligne d'écoute, rapport 2022\n\nCanal Appels %\nTéléphone 1 234 61,7 %\nCourrier 766 38,3 %\nTotal 2 000 100 %\n",
    );
    assert_eq!(said(&published), ["téléphone = 1234", "courrier = 766", "total = 2000"]);
}

#[test]
fn thousands_may_be_words() {
    let (published, _) = read("Línea Nacional, informe 2019\n\nLlamadas 2 mil 592\nReportes mil 419\n");
    assert_eq!(
        (said(&published), published.report.language.as_str()),
        (vec!["llamadas = 2592".to_owned(), "reportes = 1419".to_owned()], "es-US")
    );
    says("Channel\tVisits\nWeb\t1.2K\nApp\t2.2 million\n", &["web = about 1200", "app = about 2200000"]);
}

#[test]
fn a_sentence_with_words_of_a_mask_is_no_figure() {
    let text =
        "Harbour Helpline Annual Report 2023\nFewer than three cases are not shown.\n\nCounty\tCalls\nBoone\t12\n";
    let (published, _) = read(text);
    assert_eq!(published.report.title, "Harbour Helpline Annual Report 2023");
    assert_eq!(said(&published), ["boone = 12"]);
}

#[test]
fn a_label_may_go_on_in_the_next_line() {
    let wanted = ["phone calls to the national number and transfers from other lines = 30", "mail = 10"];
    says(
        "Channel\t# of contacts\nPhone calls to the national number and\ntransfers from other lines\t30\nMail\t10\n",
        &wanted,
    );
    says(
        "Channel # of contacts\nPhone calls to the national number and\ntransfers from other lines 30\nMail 10\n",
        &wanted,
    );
    says(
        "Channel\t# of contacts\nPhone calls to the national number and\t30\ntransfers from other lines\nMail\t10\n",
        &wanted,
    );
}

#[test]
fn a_page_number_and_a_running_head_do_not_end_a_table() {
    let published =
        harbour("Channel\t# of contacts\nPhone\t30\n\n3\n\nHarbour Helpline Annual Report\n\nMail\t10\nFax\t8\n");
    assert_eq!(said(&published), ["phone = 30", "mail = 10", "fax = 8"]);
    assert!(published.unplaced.iter().all(|line| line.reason == Reason::PageFurniture), "{published:#?}");
}

#[test]
fn dots_may_lead_to_the_figure() {
    says(
        "Contacts by channel\n\nPhone ......... 30\nMail . . . . . 10\nTotal ...... 40\n",
        &["phone = 30", "mail = 10", "total = 40"],
    );
}

#[test]
fn a_table_of_contents_is_no_table() {
    let published = harbour(
        "Contents\n\nOverview ..... 3\nSignals ..... 4\n\nOverview\n\nWe answered more calls than ever before.\n",
    );
    assert_eq!((said(&published).len(), published.unplaced.len()), (0, 2));
}

#[test]
fn fiscal_years_and_months_are_trends() {
    for text in [
        "Calls by year\n\nFY 2021 1,200\nFY 2022 1,310\n",
        "Calls by year\n\n2020-21\t1,200\n2021-22\t1,310\n",
        "Calls by month\n\nJanuary 98\nFebruary 87\n",
        "Fiscal year 2021-22 1,204\nFiscal year 2022-23 1,310\n",
    ] {
        assert_eq!(harbour(text).report.tables().next().unwrap().kind, TableKind::Trend, "{text}");
    }
}

#[test]
fn daggers_and_brackets_are_marks() {
    for [first, second] in [["†", "‡"], ["[1]", "[2]"]] {
        let published = harbour(&format!(
            "Channel\t# of contacts\nPhone{first}\t30\nMail\t10{second}\n\n{first} Toll-free numbers only, as in the years before.\n{second} Letters that were answered within the year.\n"
        ));
        let rows = only_rows(&published.report);
        assert_eq!(
            (said(&published), rows[0].notes.len(), rows[1].figures()[0].notes().len()),
            (vec!["phone = 30".to_owned(), "mail = 10".to_owned()], 1, 1)
        );
    }
}

#[test]
fn a_masked_cell_keeps_its_note_where_only_blanks_part_cells() {
    let published = harbour(
        "VICTIMS # OF SITUATIONS % OF SITUATIONS\nAdults 149 56%\nMinorities 7 Fewer than Three Times 10\nForeign Nationals 12 4%\n\n\
         7 Minorities are those who said so themselves.\n10 Exact figures below three are not disclosed.\n",
    );
    let row = &only_rows(&published.report)[1];
    assert_eq!((row.label.as_str(), row.notes.len()), ("Minorities", 1));
    assert!(
        matches!(&row.value, Some(Value::Masked { masked, notes }) if masked == "Fewer than Three Times" && notes.len() == 1),
        "{row:#?}"
    );
}

#[test]
fn a_row_with_fewer_figures_than_columns_is_listed() {
    let published = harbour("Type 2021 2022 2023\nSex 100 110 120\nLabor 12 15\nOther 1 2 3\n");
    assert_eq!(left(&published), [("Labor 12 15", Reason::NotUnderstood)]);
}

#[test]
fn words_in_a_cell_stay_in_their_cell() {
    says(
        "Channel\t2022\t2023\nPhone\t30\t28\nMail\t10\tsuspended\n",
        &["phone = 30", "phone = 28", "mail = 10", "mail = suspended"],
    );
}

#[test]
fn two_tables_side_by_side_are_listed() {
    let published = harbour("Gender\tCalls\tAge\tCalls\nFemale\t30\tUnder 18\t12\nMale\t10\t18 and over\t28\n");
    assert_eq!((said(&published).len(), published.unplaced.len()), (0, 3));
}

#[test]
fn values_between_semicolons_are_a_table() {
    says("Channel;Contacts;Percent\nPhone;30;75%\n\"Mail, letters\";10;25%\n", &["phone = 30", "mail letters = 10"]);
}

#[test]
fn a_title_that_ends_with_a_number_is_a_title() {
    says("Cases per 100,000\n\nMississippi   6.38\nNevada   5.80\n", &["mississippi = 6.38", "nevada = 5.80"]);
    assert_eq!(said(&harbour("More in Chapter 2\n\nRoute 66\n\nSee Table 3\n")), [""; 0]);
}

#[test]
fn every_line_is_told_with_its_place_in_the_document() {
    let published = harbour(
        "Who called\n\nChannel\t# of contacts\nPhone\t30\nMail\t10\nTotal\t40\n\n17\n\nAll of them were answered within a day.\n",
    );
    let told: Vec<_> = published.lines.iter().map(|line| (line.line, line.became, line.paths.join(" "))).collect();
    let table = "/sections/0/tables/0";
    assert_eq!(
        told,
        [
            (1, Became::Title, "/title".to_owned()),
            (3, Became::Heading, "/sections/0/heading".to_owned()),
            (5, Became::Head, table.to_owned()),
            (6, Became::Row, format!("{table}/rows/0")),
            (7, Became::Row, format!("{table}/rows/1")),
            (8, Became::Row, format!("{table}/total")),
            (10, Became::LeftOut, String::new()),
            (12, Became::Text, "/caveat/0".to_owned()),
        ]
    );
}

#[test]
fn a_language_that_reports_cannot_be_in_is_told() {
    let text =
        "# Appels à la ligne d’aide en 2024\n\nType d’appel\tAppels\nPar les victimes\t1 234\nPar la police\t61\n";
    let (published, _) = read(text);
    let note = published.notes_of_reading.iter().find(|note| note.code == "other-language").unwrap();
    assert!(note.message.contains("French"), "{}", note.message);
    assert_eq!(published.report.language, "en-US");
    assert_eq!(said(&published), ["par les victimes = 1234", "par la police = 61"]);
}

#[test]
fn heads_behind_an_empty_corner_stay_over_their_columns() {
    let published = harbour("\tFemale\tMale\nUnder 18\t30\t10\n18 and over\t90\t40\n");
    let tables: Vec<_> = published.report.tables().collect();
    let heads: Vec<&str> = tables[0].columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(heads, ["Female", "Male"], "{published:#?}");
}

#[test]
fn a_row_that_is_indented_by_a_tab_keeps_its_label() {
    says("Calls\t40\n\tBy phone\t30\n\tBy text\t10\n", &["calls = 40", "by phone = 30", "by text = 10"]);
}

#[test]
fn a_page_number_and_a_running_head_amid_rows_are_no_row() {
    let wanted = ["phone = 30", "text = 12", "mail = 4", "total = 46"];
    let page = |lines: &str| read(&format!("Harbour Helpline Annual Report 2024\n\nChannels\n\n{lines}")).0;
    for between in [
        "3\nHarbour Helpline Annual Report\n",
        "Harbour Helpline Annual Report\n3\n",
        "\nHarbour Helpline Annual Report 2024   7\n\n",
    ] {
        let published = page(&format!("Phone 30\nText 12\n{between}Mail 4\nTotal 46\n"));
        assert_eq!(said(&published), wanted, "{published:#?}");
        assert!(published.unplaced.iter().all(|line| line.reason == Reason::PageFurniture), "{published:#?}");
    }
}

#[test]
fn labels_before_all_figures_are_listed() {
    let published = harbour("Calls\nTexts\nChats\n1,250\n410\n88\n");
    assert_eq!(said(&published), [""; 0], "{published:#?}");
}

#[test]
fn signs_alone_may_head_columns() {
    says("Channel # %\nPhone 30 75\nText 10 25\n", &["phone = 30", "text = 10"]);
}

#[test]
fn a_number_of_a_page_between_rows_is_of_no_row() {
    for text in [
        "Harbour Helpline Annual Report 2023\n\nNeed # of requests\nHousing 280\n12\nFood 100\nLegal 50\n",
        "Harbour Helpline Annual Report 2023\n\nNeed # of requests\nHousing 280\n2023 Annual Report | 12\nFood 100\nLegal 50\n",
        "Harbour Helpline Annual Report 2023\n\nNeed # of requests\nHousing 280\nAnnual Report 2023 12\nFood 100\nLegal 50\n",
        "Harbour Helpline Annual Report 2023\n\nNeed # of requests\nHousing 280\n12 | Harbour Helpline\nFood 100\nLegal 50\n",
    ] {
        let (published, _) = read(text);
        assert_eq!(said(&published), ["housing = 280", "food = 100", "legal = 50"], "{text}");
    }
}
