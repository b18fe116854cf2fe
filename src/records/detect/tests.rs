//! Files as they are, each with a difficulty of its own.

use super::super::dialect::{Dialect, Overrides};
use super::super::encoding;
use super::{detect, whole_rows};

/// Expected layout: delimiter, quote (`-` for none), lines before the table, whether it has a header.
type Expected = (char, char, u32, bool);

fn detected(sample: &[u8], overrides: &Overrides) -> Dialect {
    detect(sample, true, overrides, encoding::detect(sample, true, None)).unwrap()
}

fn found(sample: &str) -> Expected {
    let dialect = detected(sample.as_bytes(), &Overrides::default());
    let quote = dialect.quote.map_or('-', char::from);
    (char::from(dialect.delimiter), quote, dialect.preamble_lines, dialect.header)
}

fn check(cases: &[(&str, &str, Expected)]) {
    let wrong = cases.iter().filter(|(_, sample, expected)| found(sample) != *expected);
    let wrong: Vec<_> =
        wrong.map(|(name, sample, expected)| format!("{name}: {expected:?} {:?}", found(sample))).collect();
    assert!(wrong.is_empty(), "expected, found:\n{}", wrong.join("\n"));
}

#[test]
fn delimiters_are_found() {
    check(&[
        ("commas", "a,b,c\n1,2,3\n", (',', '"', 0, true)),
        ("semicolons", "a;b;c\n1;2;3\n", (';', '"', 0, true)),
        ("tabs", "a\tb\n1\t2\n", ('\t', '"', 0, true)),
        ("pipes", "a|b\nx|2\ny|3\n", ('|', '"', 0, true)),
        ("carets", "name^age\nAnn^30\nBob^41\n", ('^', '"', 0, true)),
        ("tildes", "name~age\nAnn~30\nBob~41\n", ('~', '"', 0, true)),
        ("colons", "name:uid:home\nroot:0:/root\nann:1000:/home/ann\n", (':', '"', 0, true)),
        ("spaces", "name age\nAnn 30\nBob 41\nCid 52\n", (' ', '"', 0, true)),
        ("no line end at the end", "a,b\n1,2", (',', '"', 0, true)),
        ("carriage returns alone", "a;b\r1;2\r3;4\r", (';', '"', 0, true)),
        ("all line ends", "a,b\r\n1,2\n3,4\r5,6\r\n", (',', '"', 0, true)),
        ("a heading alone", "name,age\n", (',', '"', 0, true)),
        ("a heading alone, with semicolons", "name;age;type", (';', '"', 0, true)),
    ]);
}

#[test]
fn the_other_marks_may_stand_in_fields() {
    check(&[
        ("decimal commas", "name;share\nx;1,5\ny;2,25\n", (';', '"', 0, true)),
        ("decimal commas in every field", "1,5;2,5;3,5\n4,5;5,5;6,5\n", (';', '"', 0, false)),
        ("decimal commas between tabs", "x\ty\n1,5\t2,5\n3,5\t4,5\n", ('\t', '"', 0, true)),
        ("thousands", "state;calls\nTexas;1.234,5\nOhio;987,0\n", (';', '"', 0, true)),
        (
            "commas between tabs",
            "name\tcity\tage\nSmith, John\tNew York, NY\t3\nDoe, Jane\tAustin, TX\t4\n",
            ('\t', '"', 0, true),
        ),
        ("commas in prose between semicolons", "id;note\n1;no, nothing\n2;yes, a lot, really\n", (';', '"', 0, true)),
        (
            "lists within fields",
            "id,types,age\n1,sex;labor,20\n2,labor,30\n3,sex;labor;other,25\n",
            (',', '"', 0, true),
        ),
        ("a list in every field", "id,types,age\n1,sex;labor,20\n2,labor;sex,30\n", (',', '"', 0, true)),
        ("pipes within fields", "id,types\n1,a|b\n2,b|c\n", (',', '"', 0, true)),
        ("times", "id,at\n1,10:05\n2,11:30\n", (',', '"', 0, true)),
        ("days and times", "at;type\n2020-01-01 10:05:00;call\n2020-01-02 11:30:00;text\n", (';', '"', 0, true)),
        ("addresses", "name,page\nx,https://a.example/b?c=d;e\ny,https://b.example/;f\n", (',', '"', 0, true)),
        (
            "semicolons in every address",
            "type|page\nx, y|https://a.example/b?c=d;e\ny, z|https://b.example/;f\n",
            ('|', '"', 0, true),
        ),
        (
            "semicolons in all addresses",
            "from,to\nhttps://a.example/?x=8;y=4,https://a.example/?x=1;y=5\nhttps://b.example/?x=3;y=3,https://b.example/?x=7;y=8\n",
            (',', '"', 0, true),
        ),
        ("words with spaces", "province,calls\nBuenos Aires,3\nSanta Fe,4\n", (',', '"', 0, true)),
        ("semicolons with a comma in every line", "city;n\n\"Austin, TX\";1\n\"Reno, NV\";2\n", (';', '"', 0, true)),
        ("a comma in a heading", "id;city, state;n\n1;Austin;3\n2;Reno;4\n", (';', '"', 0, true)),
        ("spaces behind commas", "a, b, c\n1, 2, 3\n4, 5, 6\n", (',', '"', 0, true)),
    ]);
}

#[test]
fn quotes_are_found() {
    check(&[
        ("commas in quotes", "first,city,zip\nJohn,\"Anytown, WW\",08123\n", (',', '"', 0, true)),
        ("all fields", "\"a\",\"b\"\n\"1\",\"2\"\n", (',', '"', 0, true)),
        ("all fields, with decimal commas", "\"a\";\"b\"\n\"1,5\";\"2,5\"\n", (';', '"', 0, true)),
        ("line ends in quotes", "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n", (',', '"', 0, true)),
        ("doubled quotes", "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", (',', '"', 0, true)),
        ("an object in quotes", "key,val\n1,\"{\"\"a\"\": [102.0, 0.5]}\"\n", (',', '"', 0, true)),
        ("inches", "item,size\npipe,5\" wide\nrod,6\"\n", (',', '"', 0, true)),
        ("single quotes", "name;'n'\n'Smith; John';1\n'Doe; Jane';2\n", (';', '\'', 0, true)),
        ("single quotes around all fields", "'a','b'\n'x, y','2'\n'z','3'\n", (',', '\'', 0, true)),
        ("single quotes, and nothing hidden", "'a','b'\n'x','2'\n'z','3'\n", (',', '\'', 0, true)),
        ("apostrophes", "name,n\nO'Brien,1\nD'Arcy,2\n", (',', '"', 0, true)),
        ("an apostrophe first", "word,n\n'tis,1\n'twas,2\nit,3\n", (',', '"', 0, true)),
        ("a quote never closed", "a,b\n\"1,2\n3,4\n3,4\n3,4\n3,4\n3,4\n3,4\n3,4\n", (',', '"', 0, true)),
        (
            "quotes that are text",
            "id,said\n1,\"no\" she said\n2,\"yes\" he said\n3,\"no\" they said\n",
            (',', '-', 0, true),
        ),
        ("a comma behind a quote in text", "id;n\n\"a\" or b;3\n\"c\" or d;4\n", (';', '-', 0, true)),
        ("empty quotes", "a,b,c\n1,\"\",\"\"\n2,3,4\n", (',', '"', 0, true)),
    ]);
}

#[test]
fn what_stands_before_the_table_is_left_out() {
    check(&[
        ("a title", "Calls in 2020\nType,Count\nVictim,185\nOther,20\n", (',', '"', 1, true)),
        (
            "a title and a day",
            "Report: Hotline\nGenerated 2021-07-01\n\nType,Count\nVictim,185\nTotal,185\n\nConfidential\n",
            (',', '"', 3, true),
        ),
        ("a title with a comma", "Calls, Missouri\n\nType,Count\nVictim,185\nOther,20\n", (',', '"', 2, true)),
        (
            "padded titles",
            "Report: Hotline,,\nGenerated,2021-07-01,\n,,\nType,Count,Share\nVictim,185,0.5\nOther,185,0.5\n",
            (',', '"', 3, true),
        ),
        ("one padded title", "Report;;\nType;Count;Share\nVictim;185;0,5\nOther;185;0,5\n", (';', '"', 1, true)),
        (
            "a padded title over words",
            "Report,,\nType,Region,Source\nVictim,North,Call\nOther,South,Text\n",
            (',', '"', 1, true),
        ),
        ("blank lines", "\n\na,b\n1,2\n", (',', '"', 2, true)),
        ("a separator line", "sep=;\r\na;b\r\n1;2\r\n", (';', '"', 1, true)),
        ("a separator line in quotes", "\"sep=,\"\na,b\n1,2\n", (',', '"', 1, true)),
        ("a separator line with a tab", "SEP=\t\na\tb\n1\t2\n", ('\t', '"', 1, true)),
        ("a separator line against the rest", "sep=|\na,b|c\n1,5|2\n", ('|', '"', 1, true)),
        ("a separator line and a title", "sep=;\nCalls\n\na;b\n1;2\n", (';', '"', 3, true)),
        ("comments", "# made by hand\n# 2020\nid,n\n1,2\n3,4\n", (',', '"', 2, true)),
        (
            "parameters",
            "State:,Missouri\nYear:,2020\n\nType,Count,Share\nVictim,185,0.5\nOther,20,0.1\n",
            (',', '"', 3, true),
        ),
        ("a title over decimal commas", "Llamadas\n\nTipo;Parte\nA;1,5\nB;2,5\n", (';', '"', 2, true)),
        ("a title directly above words", "Calls\ntype;region\nx;north\ny;south\n", (';', '"', 1, true)),
        ("a quoted title", "\"Calls, 2020\"\n\"Type\",\"Count\"\n\"Victim\",\"185\"\n", (',', '"', 1, true)),
    ]);
}

#[test]
fn headings_are_told_from_records() {
    check(&[
        ("numbers alone", "1,2\n3,4\n", (',', '"', 0, false)),
        ("words over numbers", "a,b\n3,4\n", (',', '"', 0, true)),
        ("days without a heading", "2020-01-01,call,5\n2020-01-02,text,7\n", (',', '"', 0, false)),
        ("words over words", "type,region\nvictim,north\nother,south\n", (',', '"', 0, true)),
        (
            "a first record that comes again",
            "victim,north\nother,south\nvictim,north\nvictim,south\n",
            (',', '"', 0, false),
        ),
        ("values that come again", "victim,CA\nother,TX\nvictim,TX\nother,CA\n", (',', '"', 0, false)),
        ("years as headings", "Region;2019;2020\nNorth;5;7\nSouth;6;9\n", (';', '"', 0, true)),
        (
            "units under the heading",
            "name,age,height\n,years,cm\nAnn,30,170\nBob,41,180\nCid,52,175\nDan,33,181\nEve,29,160\n",
            (',', '"', 0, true),
        ),
        ("blank and equal headings", "a,,a,\n1,2,3,4\n", (',', '"', 0, true)),
        ("a blank first heading", ",calls,cases\nTexas,5,2\nOhio,6,3\n", (',', '"', 0, true)),
        ("a heading within the file again", "a,b\n1,2\na,b\n3,4\n", (',', '"', 0, true)),
        ("quoted numbers under words", "\"a\",\"b\"\n\"1\",\"2\"\n\"3\",\"4\"\n", (',', '"', 0, true)),
    ]);
}

#[test]
fn rows_of_other_widths_are_borne() {
    check(&[
        ("all widths", "a,b,c\n1,2\n1,2,3,4\n", (',', '"', 0, true)),
        ("delimiters at the end of records", "a,b,c\n1,2,3,\n4,5,6,\n7,8,9,\n", (',', '"', 0, true)),
        ("delimiters at the end of all lines", "a;b;\n1;2;\n3;4;\n", (';', '"', 0, true)),
        ("empty columns at the end", "a,b,,,\n1,2,,,\n3,4,,,\n", (',', '"', 0, true)),
        ("a heading too short", "a,b\n1,2,x\n3,4,y\n5,6,z\n", (',', '"', 0, true)),
        ("a footer", "a;b;c\n1;2;3\n4;5;6\nSource: the hotline, 2020\n", (';', '"', 0, true)),
        ("a total", "type,n,share\nx,1,0.5\ny,1,0.5\nTotal,2\n", (',', '"', 0, true)),
        ("blank lines within", "a,b\n1,2\n\n3,4\n", (',', '"', 0, true)),
        ("a short record early", "a,b,c\n1,2\n3,4,5\n6,7,8\n9,10,11\n", (',', '"', 0, true)),
        ("a long record early, without a heading", "1,2,3\n1,2,3,4\n3,4,5\n6,7,8\n9,10,11\n", (',', '"', 0, false)),
    ]);
}

#[test]
fn one_column_has_a_delimiter_that_nobody_sees() {
    check(&[
        ("numbers", "n\n1\n2\n", (',', '"', 0, true)),
        ("ambiguous days", "d\n03/04/2020\n04/03/2020\n", (',', '"', 0, true)),
        ("words with spaces", "province\nBuenos Aires\nSanta Fe\nLa Rioja\n", (',', '"', 0, true)),
        ("two words over two words", "home state\nNew York\nNew Jersey\n", (',', '"', 0, true)),
        ("days and times", "call time\n2020-01-01 10:05\n2020-01-02 11:30\n", (',', '"', 0, true)),
        ("times", "t\n10:05\n11:30\n", (',', '"', 0, true)),
        ("prose", "comment\nHello, world\nfoo\nbar, baz, qux\n", (';', '"', 0, true)),
        ("decimal commas", "x\n1,5\n2,5\n3,25\n", (';', '"', 0, true)),
        ("names", "name\nSmith, John\nDoe, Jane\nRoe, Jim\n", (';', '"', 0, true)),
        ("quoted names", "name\n\"Smith, John\"\n\"Doe, Jane\"\n", (',', '"', 0, true)),
        ("a list of answers", "Needs\nShelter;Visas; T and U\nVisas; T and U\nShelter\n", (',', '"', 0, true)),
        ("a list with bars", "needs\nFood|Shelter|Legal\nFood\nFood\nShelter\n", (',', '"', 0, true)),
        ("one word", "name", (',', '"', 0, true)),
    ]);
}

#[test]
fn what_a_user_says_decides() {
    let overrides = |text: &str| serde_json::from_str::<Overrides>(text).unwrap();
    let sample = b"title\na,b;c\n1,2;3\n";
    assert_eq!(detected(sample, &overrides(r#"{"delimiter":";"}"#)).delimiter, b';');
    assert_eq!(detected(sample, &overrides(r#"{"quote":""}"#)).quote, None);
    assert_eq!(detected(sample, &overrides(r#"{"quote":"'"}"#)).quote, Some(b'\''));
    assert_eq!(detected(sample, &overrides(r#"{"preambleLines":2}"#)).preamble_lines, 2);
    assert!(!detected(sample, &overrides(r#"{"header":false}"#)).header);
}

#[test]
fn marks_that_cannot_be_are_refused() {
    for text in
        [r#"{"delimiter":"é"}"#, r#"{"delimiter":"\n"}"#, r#"{"quote":"ab"}"#, r#"{"delimiter":";","quote":";"}"#]
    {
        let overrides: Overrides = serde_json::from_str(text).unwrap();
        let error = detect(b"a,b\n", true, &overrides, encoding::detect(b"", true, None)).unwrap_err();
        assert_eq!(error.code, "bad-option", "{text}");
    }
}

#[test]
fn a_file_of_blank_lines_is_empty() {
    let error = detect(b"\n \r\n", true, &Overrides::default(), encoding::detect(b"", true, None)).unwrap_err();
    assert_eq!(error.code, "empty-file");
}

#[test]
fn only_whole_rows_of_a_sample_count() {
    let sample = b"title\na,b\n1,\"2\n3\"\n4,\"5\n";
    let dialect = detected(b"title\na,b\n1,2\n", &Overrides::default());
    assert_eq!(whole_rows(sample, &dialect), sample.len() - 5);
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use proptest::prelude::*;

    use super::{Overrides, detect, encoding};

    proptest! {
        #[test]
        fn nothing_is_too_strange(sample in "[a1,;\t|\"' \r\n:=.\u{e9}]{0,80}", complete: bool) {
            let known = encoding::detect(sample.as_bytes(), complete, None);
            drop(detect(sample.as_bytes(), complete, &Overrides::default(), known));
        }

        #[test]
        fn a_clean_table_is_read_whatever_its_marks(
            delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
            rows in prop::collection::vec(("[a-z]{1,8}", 0..10_000_u32, "[a-z]{1,4} ?[a-z]{1,4}"), 2..30),
        ) {
            let mark = char::from(delimiter);
            let lines = rows.iter().map(|(word, number, words)| format!("{word}{mark}{number}{mark}{words}\n"));
            let sample = format!("NAME{mark}COUNT{mark}NOTE\n{}", lines.collect::<String>());
            let known = encoding::detect(sample.as_bytes(), true, None);
            let dialect = detect(sample.as_bytes(), true, &Overrides::default(), known).unwrap();
            prop_assert_eq!((dialect.delimiter, dialect.preamble_lines, dialect.header), (delimiter, 0, true));
        }
    }
}

#[test]
fn options_that_repeat_their_heading_leave_it_one() {
    check(&[
        ("chosen options", "id,Shelter,Food\n1,Shelter,\n2,,Food\n3,Shelter,Food\n", (',', '"', 0, true)),
        ("no heading", "Boone,Self\nCole,Self\nBoone,Self\n", (',', '"', 0, false)),
        ("two options", "county,Bed,Legal\nBoone,,Legal\nCole,Bed,Legal\nRay,Bed,\n", (',', '"', 0, true)),
        ("a few rows", "county,Bed,Legal\nBoone,,Legal\nCole,Bed,\n", (',', '"', 0, true)),
        ("constants", "Boone,Self,MO\nCole,Self,MO\nBoone,Self,MO\n", (',', '"', 0, false)),
    ]);
}

#[test]
fn settings_above_a_table_are_not_its_heading() {
    let rows = "Date,County\n2024-01-03,Boone\n2024-01-04,Cole\n2024-02-05,Ray\n2024-02-06,Boone\n2024-02-07,Boone\n";
    let settings = format!("Calls\nFrom: 2024-01-01,To: 2024-12-31\nFilter: all\n\n{rows}");
    let table = format!("Report,Calls\nFrom,2024-01-01\nTo,2024-12-31\n\n{rows}");
    check(&[("settings", &settings, (',', '"', 4, true)), ("a small table", &table, (',', '"', 4, true))]);
}
