//! Published statistical reports of hotlines: from records to tables, notes and charts, with small counts protected.
//!
//! A report goes one way, and each stage is a module:
//!
//! | Stage | Module | Result |
//! | --- | --- | --- |
//! | Read a file (CSV, JSON, workbook) | [`records`] | [`Reading`](records::Reading): columns of codes |
//! | Choose what to count | [`plan`], [`draft`] | [`Plan`](plan::Plan), written or drafted |
//! | Count | [`tabulate`] | [`Tabulation`](tabulate::Tabulation): exact counts, confidential |
//! | Protect small counts | [`disclosure`] | [`Report`](report::Report) and the audit that proves it safe |
//! | Show | [`html`], [`chart`], [`export`] | static HTML, scenes and SVG, files for other programs |
//!
//! The centre is [`report::Report`], a document that holds only what may be published. Whatever shows it takes a
//! `&Report` and nothing else. Exact counts are a type that only [`disclosure`] can look into, so they can reach no
//! tooltip, file or log. [`published`] reads the text of a report that others published into the same document,
//! [`sample`] invents records, and [`locale`] has the words, numbers and dates of each language.
//!
//! # From records to HTML
//!
//! ```
//! use hotline_report::disclosure::{Circumstances, disclose};
//! use hotline_report::draft::{DraftOptions, draft, profile};
//! use hotline_report::html::{Options, fragment};
//! use hotline_report::plan::Plan;
//! use hotline_report::records::{ReadOptions, Reader};
//! use hotline_report::tabulate::{Knowledge, Scope, Tabulator};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let csv = "date,caller\n".to_owned() + &"2024-03-05,Survivor\n".repeat(40) + &"2024-03-06,Friend\n".repeat(25);
//!
//! // A file is read in pieces, as they arrive.
//! let mut reader = Reader::new("calls.csv", ReadOptions::default());
//! reader.push(csv.as_bytes())?;
//! let reading = reader.finish()?;
//!
//! // A plan says what to count. Here it is drafted from the columns; `Plan::from_json` reads one written by hand.
//! let draft = draft(&profile(&reading), &DraftOptions { publisher: Some("Our hotline".into()), ..Default::default() });
//! let plan = Plan::from_json(&draft.plan.to_string())?;
//!
//! // Exact counts cannot be printed; `disclose` decides what of them may be, and proves it.
//! let mut tabulator = Tabulator::new(plan, &draft.mapping, reading, Knowledge::default())?;
//! let (tabulation, account) = tabulator.tabulate(&Scope::default())?;
//! let (report, audit) = disclose(tabulator.plan(), &tabulation, Circumstances::default())?;
//! assert_eq!(account.rows, 65);
//!
//! // The report as static HTML, complete without a script.
//! let html = fragment(&report, &Options::default());
//! assert!(html.contains("Survivor") && html.contains("40"));
//! # assert!(audit.findings.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! All are on by default; each WebAssembly module of the package is built with one of them.
//!
//! | Feature | Contents |
//! | --- | --- |
//! | `analyst` | from records or counts to a report: [`records`], [`plan`], [`draft`], [`tabulate`], [`disclosure`], [`published`], [`sample`] |
//! | `workbook` | reading Excel and `OpenDocument` workbooks: [`records`] alone |
//! | `check` | [`Report::from_node`](report::Report::from_node), which finds all that is wrong with a document |
//! | `export` | [`export::export`] and the formats but Excel |
//! | `xlsx` | writing Excel workbooks |
//! | `view` | tables, notes and charts for the browser |
//!
//! For `wasm32-unknown-unknown` the crate has bindings for JavaScript (`wasm`); elsewhere it depends on nothing of the
//! browser.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(all(test, feature = "analyst", not(target_arch = "wasm32")))]
mod analyst_schema;
pub mod chart;
mod common;
#[cfg(feature = "analyst")]
pub mod disclosure;
#[cfg(feature = "analyst")]
pub mod draft;
pub mod export;
pub mod html;
pub mod locale;
#[cfg(feature = "analyst")]
pub mod plan;
#[cfg(feature = "analyst")]
pub mod published;
#[cfg(any(feature = "analyst", feature = "workbook"))]
#[cfg_attr(
    not(feature = "analyst"),
    expect(dead_code, unused_imports, reason = "only the analyst's module uses all of it")
)]
pub mod records;
#[cfg(feature = "analyst")]
pub mod related;
pub mod report;
#[cfg(feature = "analyst")]
pub mod sample;
#[cfg(feature = "analyst")]
pub mod tabulate;
#[cfg(feature = "analyst")]
pub mod warehouse;
#[cfg(target_arch = "wasm32")]
mod wasm;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
