//! Lines that look like rows, heads or marks and are others: each is read right, or listed, or told.

use hotline_report::published::Published;

use super::{read, said};

const ENGLISH: &str = "Harbour Helpline Annual Report 2023";
const SPANISH: &str = "Línea Nacional de Ayuda, informe anual 2023";
const FRENCH: &str = "Ligne d’écoute nationale, rapport annuel 2023";

/// The figures below a title are these, and these lines are listed.
fn says(title: &str, lines: &str, wanted: &[&str], listed: &[u32]) -> Published {
    let published = read(&format!("{title}\n\n{lines}")).0;
    assert_eq!(said(&published), wanted, "{published:#?}");
    assert_eq!(published.unplaced.iter().map(|line| line.line).collect::<Vec<_>>(), listed, "{published:#?}");
    published
}

/// The lines that have a note of this kind.
fn told(published: &Published, code: &str) -> Vec<u32> {
    published.notes_of_reading.iter().filter(|note| note.code == code).filter_map(|note| note.line).collect()
}

/// The lines that are headings.
fn headings(published: &Published) -> Vec<&str> {
    published.report.sections.iter().filter_map(|section| section.heading.as_deref()).collect()
}

#[test]
fn signs_that_lead_to_every_figure_are_no_cells() {
    let wanted = ["housing = 280", "food = 100"];
    for sign in ["-", "–", "—", "…", ":", "=", "→", "|"] {
        says(ENGLISH, &format!("Housing {sign} 280\nFood {sign} 100\n"), &wanted, &[]);
    }
    says(FRENCH, "Logement – 280\nRepas – 100\n", &["logement = 280", "repas = 100"], &[]);
    says(ENGLISH, "Calls answered – 1,204\n", &["calls answered = 1204"], &[]);
    let wanted = ["phone = 30", "chat = 20", "total = 50"];
    says(ENGLISH, "Phone – 30 60%\nChat – 20 40%\nTotal 50\n", &wanted, &[]);
    says(ENGLISH, "Female 120 / 75%\nMale 40 / 25%\n", &["female = 120", "male = 40"], &[]);
    // Under a head of two columns it is a gap.
    let published = says(ENGLISH, "Channel 2022 2023\nPhone – 30\nChat – 8\n", &["phone = 30", "chat = 8"], &[]);
    let rows = &published.report.tables().next().unwrap().rows;
    assert_eq!(rows.iter().map(|row| row.values.len()).collect::<Vec<_>>(), [2, 2], "{published:#?}");
}

#[test]
fn blanks_group_digits_where_all_rows_are_then_alike() {
    let text = "Âge Appels\n0 à 11 ans 1 204\n12 à 17 ans 318\n18 ans et plus 2 045\n";
    says(FRENCH, text, &["0 à 11 ans = 1204", "12 à 17 ans = 318", "18 ans et plus = 2045"], &[]);
    says(FRENCH, "Janvier 98\nFévrier 87\nMars 1 110\n", &["janvier = 98", "février = 87", "mars = 1110"], &[]);
    says(SPANISH, "Llamadas 1 204\nMensajes 37\n", &["llamadas = 1204", "mensajes = 37"], &[]);
    says(SPANISH, "Equipo 1 204\nEquipo 2 318\nOtros 45\n", &["equipo 1 = 204", "equipo 2 = 318", "otros = 45"], &[]);
    // In English a comma does, so this may be the figure of `Boone 1`.
    says(ENGLISH, "Boone 1 204\nCole 98\nRay 5\n", &["cole = 98", "ray = 5"], &[3]);
    // Points group others here.
    says(SPANISH, "Salta 1 204\nJujuy 98\nChaco 1.302\n", &["jujuy = 98", "chaco = 1302"], &[3]);
}

#[test]
fn groups_of_ages_are_no_figures() {
    let text = "Age Calls\nUnder 18 120\n18 to 29 340\nOver 65 12\nUnknown 3\n";
    says(ENGLISH, text, &["under 18 = 120", "18 to 29 = 340", "over 65 = 12", "unknown = 3"], &[]);
    let text = "Edad Casos\nMenores de 18 120\n18 a 29 340\n30 y más 12\n";
    says(SPANISH, text, &["menores de 18 = 120", "18 a 29 = 340", "30 y más = 12"], &[]);
    says(ENGLISH, "18-29 340\n30-44 120\n", &["18 29 = 340", "30 44 = 120"], &[]);
}

#[test]
fn figures_more_than_the_other_rows_have_are_marks_or_listed() {
    let wanted = ["boone = 12", "cole = 8", "ray = 5"];
    for marks in [["1", "2"], ["*", "**"]] {
        let [first, second] = marks;
        let notes = format!("{first} Partial.\n{second} Late.\n");
        let text = format!("County Calls\nBoone 12 {first}\nCole 8 {second}\nRay 5\n\n{notes}");
        let published = says(ENGLISH, &text, &wanted, &[]);
        assert_eq!(published.report.notes.len(), 2, "{published:#?}");
    }
    says(ENGLISH, "Phone 12 240\nChat 48\nText 5\n", &["chat = 48", "text = 5"], &[3]);
    says(ENGLISH, "Channel Calls\nPhone 240\nText 48 [c]\nChat [c]\n", &["phone = 240", "chat = [c]"], &[5]);
    says(ENGLISH, "Boone 12 60%\nCole 40%\nRay 20%\n", &["cole = 40%", "ray = 20%"], &[3]);
    says(ENGLISH, "State 1 12\nState 2 8\n\n1 Partial.\n2 Late.\n", &["state 1 = 12", "state 2 = 8"], &[]);
}

#[test]
fn a_number_in_a_label_of_a_withheld_figure_is_listed() {
    let text = "Age Cases\nAdults 120\nMinorities 7 Fewer than Three\nTimes 10\nSeniors 4\n";
    says(ENGLISH, text, &["adults = 120", "seniors = 4"], &[5, 6]);
    let text = "Sex 120 80%\nMinors 7 Fewer than three\nLabor 30 20%\n";
    says(ENGLISH, text, &["sex = 120", "labor = 30"], &[4]);
}

#[test]
fn two_rows_on_a_line_are_listed() {
    for line in [
        "Housing 280 Food 100\nLegal 50 Other 12",
        "Calls 1,204, chats 318",
        "Calls 1,204 and chats 318",
        "Calls 1,204 | Chats 318",
        "Calls 1,204 • Chats 318 • Texts 57",
        "Female 75% Male 25%",
        "Gender: Female 75%, Male 25%\nAge: Under 18 12%, Over 18 88%",
        "Housing 280\tFood 100\nLegal 50\tOther 12",
    ] {
        let listed: Vec<u32> = (3..).take(line.lines().count()).collect();
        says(ENGLISH, &format!("{line}\n"), &[], &listed);
    }
    says(SPANISH, "Vivienda 280 Comida 100\nLegal 50 Otro 12\n", &[], &[3, 4]);
    says(ENGLISH, "Unit 5 North 120\nUnit 7 South 10\n", &["unit 5 north = 120", "unit 7 south = 10"], &[]);
}

#[test]
fn figures_among_words_make_no_headings() {
    for line in [
        "Female (75%)",
        "Female, 120 (75%)",
        "Female 120 of 160",
        "Gender: 75% female, 24% male",
        "1,204 calls answered | 318 chats held",
        "Calls 1,204 (2022: 1,100)",
        "Calls: 1,204 (+12% from 2022)",
        "Calls 1,204 in 2023",
        "Phone 2-5 minutes",
        "Average wait 2 minutes 35 seconds",
        "Very satisfied 4.5/5",
        "280: Housing",
    ] {
        says(ENGLISH, &format!("Our year\n\n{line}\n"), &[], &[5]);
    }
    says(ENGLISH, "Phone240\nChat48\nText5\n", &[], &[3, 4, 5]);
    says(SPANISH, "Sexo\nMujeres (75 %)\nHombres (25 %)\n", &[], &[4, 5]);
    says(ENGLISH, "County Calls\nBoone 12a\nCole 8b\nRay 5\n\na Partial.\nb Late.\n", &["ray = 5"], &[4, 5]);
    says(ENGLISH, "Phone 12\nText 5 (2022: 4)\n", &[], &[3, 4]);
}

#[test]
fn headings_with_numbers_of_other_kinds_stay_headings() {
    for line in ["Calls in 2023", "3. Findings", "Top 5 needs", "COVID-19", "Ages 12 to 17", "Phase 2"] {
        let published = says(ENGLISH, &format!("Our year\n\n{line}\n\nWe answered the phone all day.\n"), &[], &[]);
        assert_eq!(headings(&published), ["Our year", line], "{published:#?}");
        assert_eq!(told(&published, "heading-with-figure"), [0; 0], "{line}");
    }
    let published = says(ENGLISH, "Reaching 300 families\n\nWe reached more of them than before.\n", &[], &[]);
    assert_eq!(headings(&published), ["Reaching 300 families"], "{published:#?}");
    let published =
        says(ENGLISH, "Sex Trafficking (75%)\n\nForm\tCases\nPimp\t30\nFamily\t8\n", &["pimp = 30", "family = 8"], &[]);
    assert_eq!(told(&published, "heading-with-figure"), [3], "{published:#?}");
    let published = says(ENGLISH, "Phone 30 calls in 2023, up from 25 in 2022\nChat 8\n", &["chat = 8"], &[]);
    assert_eq!(told(&published, "heading-with-figure"), [3], "{published:#?}");
}

#[test]
fn a_label_goes_on_below_no_head() {
    let text = "Need # of requests\nHelp with housing, shelter, and other\nemergency needs 280\nFood 100\n";
    says(ENGLISH, text, &["help with housing shelter and other emergency needs = 280", "food = 100"], &[]);
    let text = "Calls\n1,204\n(up 12% from 2022)\nChats\n318\n(down 5%)\n";
    says(ENGLISH, text, &["calls = 1204", "chats = 318"], &[]);
}

#[test]
fn figures_that_end_with_the_number_of_a_note_are_told() {
    let notes = "1 This counts transfers from other lines, as in the years before.\n2 These figures are estimates.\n";
    for text in ["Channel Calls\nPhone 2401\nChat 82\nText 5\n", "Channel\tCalls\nPhone\t2401\nChat\t82\nText\t5\n"] {
        let published = says(ENGLISH, &format!("{text}\n{notes}"), &["phone = 2401", "chat = 82", "text = 5"], &[]);
        assert_eq!(told(&published, "glued-mark"), [4, 5], "{published:#?}");
    }
    let text = "Channel Calls\nPhone 241\nChat 82\nText 5\nTotal 328\n";
    let published = read(&format!("{ENGLISH}\n\n{text}\n{notes}")).0;
    assert_eq!(told(&published, "glued-mark"), [0; 0], "the total proves the figures");
    let published = read(&format!("{ENGLISH}\n\nPhone 240¹\nChat 82\n\n1 Includes transfers.\n")).0;
    assert_eq!(told(&published, "glued-mark"), [0; 0], "{published:#?}");
}

#[test]
fn what_a_document_cannot_say_of_a_row_is_listed() {
    let wanted = ["boone = 12", "cole = <5", "ray = 8"];
    says(ENGLISH, "County Calls %\nBoone 12 60%\nCole <5 <25%\nRay 8 40%\n", &wanted, &[5]);
    let wanted = ["phone = 1200000", "chat = 310000", "text = 5"];
    says(ENGLISH, "Channel\tCost\nPhone\t$1.2M\nChat\t$310K\nText\t€5\n", &wanted, &[6]);
    let published = read(&format!("{ENGLISH}\n\nItem\tCount\tCost\nBeds\t30\t$1,200\nMeals\t310\t$900\n")).0;
    let table = published.report.tables().next().unwrap();
    let units: Vec<_> = table.columns.iter().map(|column| column.unit.as_deref()).collect();
    assert_eq!((table.unit.as_deref(), units), (None, vec![None, Some("$")]), "{published:#?}");
}

#[test]
fn numbers_that_may_be_counts_are_told() {
    let wanted = ["phone = 1.234", "chat = 2.345"];
    let published = says(ENGLISH, "Channel\tCalls\nPhone\t1.234\nChat\t2.345\n", &wanted, &[]);
    assert_eq!(told(&published, "points-or-signs"), [4], "{published:#?}");
    let published = says(ENGLISH, "Phone -30\nChat -20\n", &["phone = -30", "chat = -20"], &[]);
    assert_eq!(told(&published, "points-or-signs"), [3, 4], "{published:#?}");
    let published = says(ENGLISH, "Phone 6.38\nChat 1.20\n", &["phone = 6.38", "chat = 1.20"], &[]);
    assert_eq!(told(&published, "points-or-signs"), [0; 0], "{published:#?}");
}

#[test]
fn a_row_with_fewer_cells_is_told() {
    for (title, label) in [(ENGLISH, "Phone"), (SPANISH, "Llamadas")] {
        let text = format!("Channel\t2022\t2023\n{label}\t240\nChat\t30\t48\n");
        let published = read(&format!("{title}\n\n{text}")).0;
        assert_eq!(told(&published, "short-row"), [4], "{published:#?}");
    }
    for row in ["Phone\t240\t", "Phone\t240\t48"] {
        let published = read(&format!("{ENGLISH}\n\nChannel\t2022\t2023\n{row}\nChat\t30\t48\n")).0;
        assert_eq!(told(&published, "short-row"), [0; 0], "{published:#?}");
    }
}

#[test]
fn places_may_be_shared_under_their_head() {
    for text in [
        "Rank State Calls\n1 Ohio 1,200\n2 Texas 987\n2 Iowa 987\n4 Utah 12\n",
        "Rank\tState\tCalls\n1\tOhio\t1,200\n2\tTexas\t987\n2\tIowa\t987\n4\tUtah\t12\n",
        "Lugar Estado Llamadas\n1 Ohio 1,200\n2 Texas 987\n2 Iowa 987\n4 Utah 12\n",
    ] {
        let published = read(&format!("{ENGLISH}\n\n{text}")).0;
        let rows = &published.report.tables().next().unwrap().rows;
        let places: Vec<_> = rows.iter().map(|row| (row.label.as_str(), row.rank.as_ref().unwrap().place)).collect();
        assert_eq!(places, [("Ohio", 1), ("Texas", 2), ("Iowa", 2), ("Utah", 4)], "{published:#?}");
    }
}

#[test]
fn years_over_columns_have_no_label() {
    for text in
        ["        2022   2023\nCalls     98     87\nChats      9      8\n", "2022\t2023\nCalls\t98\t87\nChats\t9\t8\n"]
    {
        let published = says(ENGLISH, text, &["calls = 98", "calls = 87", "chats = 9", "chats = 8"], &[]);
        let table = published.report.tables().next().unwrap();
        let heads: Vec<_> = table.columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(heads, ["2022", "2023"], "{published:#?}");
    }
}

#[test]
fn a_unit_of_thousands_is_told() {
    for (title, line) in [
        (ENGLISH, "Expenses (in thousands)"),
        (ENGLISH, "Expenses in millions of dollars"),
        (SPANISH, "Gastos en miles de pesos"),
        (FRENCH, "Dépenses (en milliers d’euros)"),
    ] {
        let published = read(&format!("{title}\n\n{line}\n\nRent 300\nFood 120\n")).0;
        assert_eq!(told(&published, "scaled-figures"), [3], "{published:#?}");
    }
    let published = read(&format!("{ENGLISH}\n\nWe reached people in thousands of homes.\n\nRent 300\n")).0;
    assert_eq!(told(&published, "scaled-figures"), [0; 0], "{published:#?}");
}

#[test]
fn text_in_columns_is_listed() {
    let text = "We answered calls all            Our staff also held chats\n\
        day and all night, every         with people who could not\n\
        day of the year.                 speak on the phone.\n\nPhone 30\nChat 8\n";
    says(ENGLISH, text, &["phone = 30", "chat = 8"], &[3, 4, 5]);
    says(ENGLISH, "Calls 1,204      Chats 318\nTexts 57         Emails 12\n", &[], &[3, 4]);
}

#[test]
fn a_number_behind_the_last_row_is_of_a_page() {
    says(ENGLISH, "Phone 30\nChat 8\nText 5\n7\n", &["phone = 30", "chat = 8", "text = 5"], &[6]);
    says(ENGLISH, "Calls 1,204\nChats 318\n3\n", &[], &[3, 4, 5]);
}

#[test]
fn a_telephone_is_no_figure() {
    for line in [
        "(888) 373-7888",
        "Call 888-373-7888",
        "Call 888-373-7888 or text 233733",
        "123 Main Street, Springfield, MO 65801",
        "123 Main Street, Springfield, MO 65801-1234",
    ] {
        says(ENGLISH, &format!("Contact us\n{line}\n\nPhone 30\nChat 8\n"), &["phone = 30", "chat = 8"], &[]);
    }
}

#[test]
fn figures_with_what_they_count_label_no_others() {
    let published = read(&format!("{ENGLISH}\n\n12,430 calls\n98% satisfaction\n$1.2M raised\n")).0;
    let wanted = ["calls = 12430", "satisfaction = 98%", "raised = 1200000"];
    assert_eq!(said(&published), wanted, "{published:#?}");
}

#[test]
fn ages_are_no_withheld_figures() {
    let wanted = ["moins de 18 ans = 120", "18 ans et plus = 340"];
    says(FRENCH, "Moins de 18 ans\n120\n18 ans et plus\n340\n", &wanted, &[]);
    let wanted = ["menos de 18 años = 120", "18 años y más = 340"];
    says(SPANISH, "Menos de 18 años\n120\n18 años y más\n340\n", &wanted, &[]);
}

#[test]
fn heads_right_of_the_labels_are_above_their_columns() {
    let text = "       Phone   Chat\nWomen     12      8\nMen        5      3\n";
    let published = says(ENGLISH, text, &["women = 12", "women = 8", "men = 5", "men = 3"], &[]);
    let table = published.report.tables().next().unwrap();
    let heads: Vec<_> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(heads, ["Phone", "Chat"], "{published:#?}");
}

#[test]
fn arrows_before_percentages_are_changes() {
    let wanted = ["calls = 1204", "calls = 12%", "chats = 318", "chats = -5%"];
    for text in ["Calls 1,204 ↑ 12%\nChats 318 ↓ 5%\n", "Calls\t1,204\t▲ 12%\nChats\t318\t▼ 5%\n"] {
        says(ENGLISH, text, &wanted, &[]);
    }
}
