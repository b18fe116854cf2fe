//! The sheets before the tables.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::page::{Content, Page};
use crate::export::notes::Notes;
use crate::locale::Locale;
use crate::report::{Imprint, Report, TableView};

/// Writes the front sheet: the report's title, publisher and period, and how the file is to be read.
pub(super) fn cover(sheet: &mut Worksheet, report: &Report, notes: &mut Notes) -> Result<(), XlsxError> {
    let locale = Locale::for_language(&report.language);
    let (words, fixed) = (locale.file_words(), locale.words());
    let mut page = Page::new(sheet, &[84.0])?;
    page.title(&report.title)?;
    if let Some(subtitle) = &report.subtitle {
        page.paragraph(subtitle)?;
    }
    let imprint = |pick: fn(&Imprint) -> Option<String>| report.imprint.as_ref().and_then(pick);
    let facts = [
        (words.publisher, Some(report.publisher.clone())),
        (words.jurisdiction, Some(report.jurisdiction.name.clone())),
        (words.period, Some(locale.period_in_full(&report.period))),
        (words.edition, report.edition.clone()),
        (fixed.source, report.source.clone()),
        (fixed.cite_as, report.citation.clone()),
        (fixed.contact, imprint(|imprint| imprint.contact.clone())),
        (fixed.licence, imprint(|imprint| imprint.licence.clone())),
    ];
    for (name, fact) in facts {
        if let Some(fact) = fact.filter(|fact| !fact.is_empty()) {
            page.paragraph(&format!("{name}: {fact}"))?;
        }
    }
    if let Some(date) = report.accurate_as_of {
        page.paragraph(&locale.accurate_as_of(date))?;
    }
    for paragraph in &report.introduction {
        page.paragraph(&notes.paragraph(paragraph))?;
    }
    for section in &report.sections {
        for paragraph in &section.text {
            page.paragraph(&notes.paragraph(paragraph))?;
        }
    }
    page.heading(words.symbols)?;
    let symbols = [
        ("[c]", words.confidential),
        ("[z]", words.not_applicable),
        ("[x]", words.not_available),
        (fixed.low_sign, fixed.low),
    ];
    let cells = |table| TableView::new(report, table).lines.into_iter().flat_map(|line| line.cells);
    let is_high = report.tables().flat_map(cells).any(|cell| cell.percent_is_high());
    let high = is_high.then_some((fixed.high_sign, fixed.high));
    for (symbol, meaning) in symbols.into_iter().chain(high) {
        page.paragraph(&format!("{symbol} {meaning}"))?;
    }
    if !report.caveat.is_empty() {
        page.heading(fixed.caveat)?;
    }
    for paragraph in &report.caveat {
        page.paragraph(&notes.paragraph(paragraph))?;
    }
    Ok(())
}

/// The sheets of tables, with links to them.
pub(super) fn contents(sheet: &mut Worksheet, report: &Report, titles: &[(String, &str)]) -> Result<(), XlsxError> {
    let words = Locale::for_language(&report.language).file_words();
    let mut page = Page::new(sheet, &[14.0, 90.0])?;
    page.title(words.contents)?;
    page.text(words.one_table)?;
    let head = [words.table.to_owned(), words.title.to_owned()];
    let row = |(name, title): &(String, &str)| vec![Content::Link(name.clone()), Content::Text((*title).to_owned())];
    page.table("contents_table", &head, titles.iter().map(row).collect())
}

/// All notes, in the order in which the sheets refer to them; those that none refers to last.
pub(super) fn notes_sheet(sheet: &mut Worksheet, locale: &Locale, notes: &mut Notes) -> Result<(), XlsxError> {
    notes.add_rest();
    let mut page = Page::new(sheet, &[14.0, 100.0])?;
    page.title(locale.words().notes)?;
    page.text(locale.file_words().one_table)?;
    let head = [locale.words().note.to_owned(), locale.file_words().text.to_owned()];
    let rows = notes.list().map(|(mark, text)| vec![Content::Text(mark), Content::Text(text.to_owned())]);
    page.table("notes_table", &head, rows.collect())
}
