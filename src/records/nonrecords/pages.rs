//! Page numbers, and what else is printed at the edges of pages, between rows.

use super::watch::Seen;
use super::words::{is_page_number, is_page_remark};
use super::{Finding, LeftOutReason};
use crate::records::column::Records;

/// Finds the rows that hold nothing else. In a table of one column they may be answers, so they are asked about.
pub(super) fn page_lines(width: usize, seen: &[Seen<String>]) -> Vec<Finding> {
    let is_edge = |seen: &&Seen<String>| {
        let filled = || seen.fields.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
        filled().next().is_some() && filled().all(|text| is_page_number(text) || is_page_remark(text))
    };
    let finding = |row: u32| Finding { row, reason: LeftOutReason::Footer, is_asked: width == 1 };
    seen.iter().filter(is_edge).map(|seen| finding(seen.row)).collect()
}

/// Finds the rows beside those that fill one of several columns only: the title of a page, perhaps.
pub(super) fn titles_beside(records: &Records, pages: &[Finding]) -> Vec<Finding> {
    const NARROWEST: usize = 3;
    let columns = records.columns();
    let is_filled = |row: u32, text: Option<&str>| {
        (row as usize) < records.len() && text.is_some_and(|text| !text.trim().is_empty())
    };
    let is_title =
        |row: &u32| columns.iter().filter(|column| is_filled(*row, column.value(*row as usize))).count() == 1;
    let beside = pages.iter().flat_map(|page| [page.row.checked_sub(1), page.row.checked_add(1)]).flatten();
    let titles = beside.filter(|_| columns.len() >= NARROWEST).filter(is_title);
    titles.map(|row| Finding { row, reason: LeftOutReason::Footer, is_asked: true }).collect()
}
