//! Functions that the analyst's worker calls. Whatever is more than a number goes in and out as JSON text: parsing it
//! is the cheapest way of getting a tree through, and what comes in is read by the same code as files are.

#![expect(unreachable_pub, reason = "JavaScript reaches it")]

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use super::disclosure_options::{DisclosureOptions, published};
use super::json::{Opening, details, fault, from_json, of_records, to_json};
use super::refused::refused;
use crate::disclosure::{Assumptions, Audit, Circumstances, Document, Progress, audit_published, disclose, document};
use crate::draft;
use crate::plan::{ColumnSample, Mapping, Plan, PlanError, built_in, check_mapping, fingerprint, propose};
use crate::published::read_published;
use crate::records::{self, Dialect, Format, Overrides, ReadOptions, Reader, Reading};
use crate::related::{self, Key, Match, Related};
use crate::report::Node;
use crate::sample::Sample;
use crate::tabulate::{Account, AccountLine, Counts, Knowledge, Scope, TabulateError, Tabulator};
use crate::warehouse::{self, Source};

/// A file on its way to a report.
#[wasm_bindgen]
pub struct Analysis {
    stage: Stage,
}

enum Stage {
    Reading(Reader),
    /// The file was read; its columns are kept as long as other plans may be made of them.
    Read(Box<Read>),
    Failed,
}

struct Read {
    kept: Option<Reading>,
    tabulator: Option<Tabulator>,
    /// Choices by which the tabulator reads the records.
    used: Option<(Mapping, Knowledge)>,
}

impl Read {
    /// Reads the records as a plan's fields, unless they were read that way before.
    fn plan(
        &mut self,
        plan: Plan,
        reading: &Reading,
        how: (Mapping, Knowledge),
    ) -> Result<&mut Tabulator, TabulateError> {
        let is_known = match &mut self.tabulator {
            Some(tabulator) if self.used.as_ref() == Some(&how) => tabulator.replan(&plan)?,
            _ => false,
        };
        let kept = if is_known { self.tabulator.take() } else { None };
        if let Some(tabulator) = kept {
            return Ok(self.tabulator.insert(tabulator));
        }
        let made = Tabulator::of(plan, &how.0, reading, how.1.clone())?;
        self.used = Some(how);
        Ok(self.tabulator.insert(made))
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Tabulating {
    plan: String,
    mapping: Mapping,
    #[serde(default)]
    knowledge: Knowledge,
    /// `true` if the columns stay, so that another plan can be made of them.
    #[serde(default)]
    keep: bool,
}

/// Summary of reading a file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary<'t> {
    format: Format,
    dialect: Option<&'t Dialect>,
    sheet: Option<&'t String>,
    header: &'t [String],
    bytes: u64,
    jurisdictions: &'t [String],
    largest_jurisdiction: Option<String>,
    first_day: Option<String>,
    last_day: Option<String>,
}

/// Result of joining a related file.
#[derive(Serialize)]
struct Joined<'j> {
    #[serde(flatten)]
    found: Match,
    header: &'j [String],
    rows: Vec<Vec<String>>,
}

/// A report, and what is only for the analyst.
#[derive(Serialize)]
struct Outcome<'o> {
    report: Document<'o>,
    audit: Audit,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<AccountInWords>,
}

/// An account, and what it says.
#[derive(Serialize)]
struct AccountInWords {
    #[serde(flatten)]
    account: Account,
    told: Vec<AccountLine>,
}

#[wasm_bindgen]
impl Analysis {
    /// Begins to read a file; `opening` is JSON: its name, the columns wanted, overrides.
    ///
    /// # Errors
    /// If `opening` is not valid JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(opening: &str) -> Result<Self, JsValue> {
        let opening: Opening = from_json(opening)?;
        let options = ReadOptions { wanted: opening.wanted(), overrides: opening.overrides };
        Ok(Self { stage: Stage::Reading(Reader::new(&opening.name, options)) })
    }

    /// Takes the next bytes of the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        match &mut self.stage {
            Stage::Reading(reader) => reader.push(bytes).map_err(of_records),
            Stage::Read(_) | Stage::Failed => Err(misuse("The file was read already.")),
        }
    }

    /// Takes the table of a workbook, which another module read.
    ///
    /// # Errors
    /// If these bytes are no such table.
    #[wasm_bindgen(js_name = takeTable)]
    pub fn take_table(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        let kept =
            Reading::from_transfer(bytes).ok_or_else(|| misuse("These bytes are not the table of a workbook."))?;
        let kept = Some(kept.with_records().map_err(of_records)?);
        self.stage = Stage::Read(Box::new(Read { kept, tabulator: None, used: None }));
        Ok(())
    }

    /// Returns the number of rows read so far.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> f64 {
        match &self.stage {
            #[expect(clippy::cast_precision_loss, reason = "fewer rows than a double can count")]
            Stage::Reading(reader) => reader.progress().1 as f64,
            Stage::Read(_) | Stage::Failed => 0.0,
        }
    }

    /// Ends the reading, unless it was ended before, and takes the columns as a plan's fields; gives what is known of the
    /// file, as JSON. Where the columns are kept, another plan can be used after this one, also after an error.
    ///
    /// # Errors
    /// If the file, the plan or the mapping cannot be used, or dates can be read in two ways.
    pub fn finish(&mut self, tabulating: &str) -> Result<String, JsValue> {
        let Tabulating { plan, mapping, knowledge, keep } = from_json(tabulating)?;
        let read = self.read()?;
        let plan = Plan::from_json(&plan).map_err(|error| of_plan(&error))?;
        let reading = read.kept.take().ok_or_else(|| misuse("The columns of this file were not kept."))?;
        let json = match check_mapping(&plan, &mapping, &reading.header) {
            Ok(()) => read
                .plan(plan, &reading, (mapping, knowledge))
                .map_err(of_tabulation)
                .and_then(|tabulator| to_json(&summary(tabulator, &reading))),
            Err(error) => Err(of_plan(&error)),
        };
        read.kept = keep.then_some(reading);
        json
    }

    /// Ends the reading, unless it was ended before, and counts the answers of every column that was asked for, as JSON.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn profile(&mut self) -> Result<String, JsValue> {
        let kept = self.read()?.kept.as_ref().ok_or_else(|| misuse("The columns of this file were not kept."))?;
        to_json(&draft::profile(kept))
    }

    /// Ends the reading, unless it was ended before, and gives all rows, as JSON: of a dictionary, which is small.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn table(&mut self) -> Result<String, JsValue> {
        let kept = self.read()?.kept.as_ref().ok_or_else(|| misuse("The columns of this file were not kept."))?;
        to_json(&draft::table_text(kept))
    }

    /// The keys by which another file may belong to this one, the likeliest first, as JSON; `other` is JSON: its name,
    /// headings and rows. Ends the reading, unless it was ended before.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn keys(&mut self, other: &str) -> Result<String, JsValue> {
        let other: Related = from_json(other)?;
        let kept = self.read()?.kept.as_ref().ok_or_else(|| misuse("The columns of this file were not kept."))?;
        to_json(&related::keys(kept, &other))
    }

    /// Gives each row what the row of the other file says that has its key; gives what matched, the headings, and the
    /// first rows, as JSON.
    ///
    /// # Errors
    /// If a file has no such column, or a key has several rows in the other file. The records stay as they were.
    pub fn join(&mut self, other: &str, key: &str) -> Result<String, JsValue> {
        const SHOWN: usize = 20;
        let (other, key): (Related, Key) = (from_json(other)?, from_json(key)?);
        let read = self.read()?;
        let kept = read.kept.as_ref().ok_or_else(|| misuse("The columns of this file were not kept."))?;
        let (joined, found) = related::join(kept, &other, &key).map_err(of_records)?;
        let columns = joined.records.columns();
        let row = |row: usize| columns.iter().map(|column| column.value(row).unwrap_or_default().to_owned()).collect();
        let rows = (0..joined.records.len().min(SHOWN)).map(row).collect();
        let json = to_json(&Joined { found, header: &joined.header, rows });
        (read.kept, read.used) = (Some(joined), None);
        json
    }

    /// The report of a scope, its audit, and the account of all rows, as JSON. `options` is JSON: what was published
    /// before, and why to publish even what is not safe. `progress` is told how far the proof is: its stage and two numbers.
    ///
    /// # Errors
    /// If there is no such scope, or no report of it is safe to publish.
    pub fn report(&mut self, scope: &str, options: &str, progress: &js_sys::Function) -> Result<String, JsValue> {
        let Stage::Read(read) = &mut self.stage else { return Err(misuse("The file has not been read.")) };
        let Some(tabulator) = &mut read.tabulator else { return Err(misuse("No plan is used for this file.")) };
        let scope: Scope = from_json(scope)?;
        let (tabulation, account) = tabulator.tabulate(&scope).map_err(of_tabulation)?;
        let options = DisclosureOptions::from_json(options)?;
        let tell = |so_far: Progress| {
            let (stage, done, of) = match so_far {
                Progress::Choosing { judged, told } => ("choosing", judged, told),
                Progress::Proving { done, total } => ("proving", done, total),
                Progress::Remedies { tried } => ("remedies", tried, 0),
            };
            let [done, of] = [done, of].map(|number| u32::try_from(number).unwrap_or(u32::MAX).into());
            // Nobody can be told that telling failed.
            let _ = progress.call3(&JsValue::NULL, &stage.into(), &done, &of);
            true
        };
        let circumstances = Circumstances { progress: Some(&tell), ..options.circumstances() };
        let (report, mut audit) = disclose(tabulator.plan(), &tabulation, circumstances).map_err(refused)?;
        let report = document(tabulator.plan(), &tabulation, &report, &mut audit);
        to_json(&Outcome { report, audit, account: Some(AccountInWords { told: account.told(), account }) })
    }

    /// Brings the records in an order that makes further reports fast.
    pub fn arrange(&mut self) {
        if let Stage::Read(read) = &mut self.stage
            && let Some(tabulator) = &mut read.tabulator
        {
            tabulator.arrange();
        }
    }
}

impl Analysis {
    /// Returns the records, read to the end of the file.
    fn read(&mut self) -> Result<&mut Read, JsValue> {
        if let Stage::Reading(_) = self.stage
            && let Stage::Reading(reader) = std::mem::replace(&mut self.stage, Stage::Failed)
        {
            let kept = Some(reader.finish().map_err(of_records)?);
            self.stage = Stage::Read(Box::new(Read { kept, tabulator: None, used: None }));
        }
        match &mut self.stage {
            Stage::Read(read) => Ok(read),
            Stage::Reading(_) | Stage::Failed => Err(misuse("The file could not be read.")),
        }
    }
}

/// Summary of reading a file.
fn summary<'t>(tabulator: &'t mut Tabulator, reading: &'t Reading) -> Summary<'t> {
    let (first_day, last_day) = tabulator.days().map(|(first, last)| (first.to_string(), last.to_string())).unzip();
    let largest_jurisdiction = tabulator.largest_jurisdiction();
    Summary {
        format: reading.format,
        dialect: reading.dialect.as_ref(),
        sheet: reading.sheet.as_ref(),
        header: &reading.header,
        bytes: reading.bytes,
        jurisdictions: tabulator.jurisdictions(),
        largest_jurisdiction,
        first_day,
        last_day,
    }
}

/// A plan drafted from a profile, and what became of its columns, as JSON.
///
/// # Errors
/// If `profile` or `options` is invalid.
#[wasm_bindgen(js_name = draftPlan)]
pub fn draft_plan(profile: &str, options: &str) -> Result<String, JsValue> {
    let (profile, options): (draft::Profile, draft::DraftOptions) = (from_json(profile)?, from_json(options)?);
    to_json(&draft::draft(&profile, &options))
}

/// The dictionary that the tables of a file amount to, as JSON; `null` where they are not one.
///
/// # Errors
/// If `tables` is invalid.
#[wasm_bindgen(js_name = parseDictionary)]
pub fn parse_dictionary(tables: &str) -> Result<String, JsValue> {
    to_json(&draft::Dictionary::parse(&from_json::<Vec<draft::TableText>>(tables)?))
}

/// Suggests the answers that seem to mean the same as a category of a plan, as JSON.
///
/// # Errors
/// If the profile, the plan or the mapping is invalid.
#[wasm_bindgen(js_name = suggestAnswers)]
pub fn suggest_answers(profile: &str, plan: &str, mapping: &str) -> Result<String, JsValue> {
    let plan = Plan::from_json(plan).map_err(|error| of_plan(&error))?;
    let (profile, mapping): (draft::Profile, Mapping) = (from_json(profile)?, from_json(mapping)?);
    to_json(&draft::suggest(&profile, &plan, &mapping))
}

/// Returns the fit of each built-in plan to a profile, the best first, as JSON.
///
/// # Errors
/// If `profile` is invalid.
#[wasm_bindgen(js_name = fitPlans)]
pub fn fit_plans(profile: &str) -> Result<String, JsValue> {
    to_json(&draft::fits(&from_json(profile)?))
}

/// Returns a preview of the beginning of a file, as JSON; `complete` if the bytes are all of it.
///
/// # Errors
/// If the file cannot be read.
#[wasm_bindgen]
pub fn preview(name: &str, bytes: &[u8], complete: bool, overrides: &str) -> Result<String, JsValue> {
    let overrides: Overrides = from_json(overrides)?;
    to_json(&records::preview(name, bytes, complete, &overrides).map_err(of_records)?)
}

/// Proposes columns for the fields of a plan, as JSON, from a sample of the columns.
///
/// # Errors
/// If the plan is invalid.
#[wasm_bindgen(js_name = proposeMapping)]
pub fn propose_mapping(plan: &str, columns: &str) -> Result<String, JsValue> {
    let plan = Plan::from_json(plan).map_err(|error| of_plan(&error))?;
    let columns: Vec<ColumnSample> = from_json(columns)?;
    to_json(&propose(&plan, &columns))
}

/// Checks whether a plan is sound and a mapping gives it the columns of such a header that it needs.
///
/// # Errors
/// If not: everything that is wrong.
#[wasm_bindgen(js_name = checkMapping)]
pub fn check_columns(plan: &str, mapping: &str, header: &str) -> Result<(), JsValue> {
    let plan = Plan::from_json(plan).map_err(|error| of_plan(&error))?;
    let (mapping, header): (Mapping, Vec<String>) = (from_json(mapping)?, from_json(header)?);
    check_mapping(&plan, &mapping, &header).map_err(|error| of_plan(&error))
}

/// A short name of a file's headings, under which a page remembers a mapping.
///
/// # Errors
/// If the header is no JSON list of texts.
#[wasm_bindgen(js_name = headerFingerprint)]
pub fn header_fingerprint(header: &str) -> Result<String, JsValue> {
    Ok(fingerprint(&from_json::<Vec<String>>(header)?))
}

/// The plans that come with the package, as a JSON list of texts.
///
/// # Errors
/// Never.
#[wasm_bindgen(js_name = builtInPlans)]
pub fn built_in_plans() -> Result<String, JsValue> {
    to_json(&built_in().map(|(_, plan)| plan).collect::<Vec<_>>())
}

/// The report of counts that somebody typed, as JSON.
///
/// # Errors
/// If the plan, the counts or the scope cannot be used, or no report of them is safe to publish.
#[wasm_bindgen(js_name = reportOfCounts)]
pub fn report_of_counts(plan: &str, counts: &str, scope: &str, options: &str) -> Result<String, JsValue> {
    let plan = Plan::from_json(plan).map_err(|error| of_plan(&error))?;
    let counts = Counts::from_json(counts).map_err(of_tabulation)?;
    let tabulation = counts.tabulate(&plan, &from_json(scope)?).map_err(of_tabulation)?;
    let options = DisclosureOptions::from_json(options)?;
    let (report, mut audit) = disclose(&plan, &tabulation, options.circumstances()).map_err(refused)?;
    let report = document(&plan, &tabulation, &report, &mut audit);
    to_json(&Outcome { report, audit, account: None })
}

/// The statements by which a database counts what a plan asks for: those of a profile, given a source as JSON, or those
/// of the cells, given the profile.
///
/// # Errors
/// If the plan, the source or the profile cannot be used.
#[wasm_bindgen(js_name = warehouseStatements)]
#[expect(clippy::needless_pass_by_value, reason = "JavaScript hands it over so")]
pub fn warehouse_statements(plan: &str, source: &str, profile: Option<String>) -> Result<String, JsValue> {
    let plan = Plan::from_json(plan).map_err(|error| of_plan(&error))?;
    let source = from_json::<Option<Source>>(source)?;
    warehouse::statements(&plan, source, profile.as_deref()).map_err(of_tabulation)
}

/// The report of the cells that a database made, as JSON; `places` are those of maps.
///
/// # Errors
/// If the plan, the cells or the scope cannot be used, or no report of them is safe to publish.
#[wasm_bindgen(js_name = reportOfCells)]
pub fn report_of_cells(plan: &str, cells: &str, places: &str, scope: &str, options: &str) -> Result<String, JsValue> {
    let plan = Plan::from_json(plan).map_err(|error| of_plan(&error))?;
    let mut tabulator = warehouse::read_cells(plan, cells, from_json(places)?).map_err(of_tabulation)?;
    let scope: Scope = from_json(scope)?;
    warehouse::check_scope(tabulator.plan(), &scope).map_err(of_tabulation)?;
    let (tabulation, account) = tabulator.tabulate(&scope).map_err(of_tabulation)?;
    let options = DisclosureOptions::from_json(options)?;
    let (report, mut audit) = disclose(tabulator.plan(), &tabulation, options.circumstances()).map_err(refused)?;
    let report = document(tabulator.plan(), &tabulation, &report, &mut audit);
    to_json(&Outcome { report, audit, account: Some(AccountInWords { told: account.told(), account }) })
}

/// Audits published documents, a JSON list of them; returns the audit as JSON.
///
/// # Errors
/// If one of them is no report document.
#[wasm_bindgen(js_name = auditPublished)]
pub fn audit_documents(reports: &str, assumptions: &str) -> Result<String, JsValue> {
    let reports = published(&from_json::<Vec<Node>>(reports)?)?;
    to_json(&audit_published(&reports, from_json::<Assumptions>(assumptions)?))
}

/// The report document that the text of a published report amounts to, and what could not be placed, as JSON.
///
/// # Errors
/// Never.
#[wasm_bindgen(js_name = readPublished)]
pub fn read_published_text(text: &str) -> Result<String, JsValue> {
    to_json(&read_published(text))
}

/// Invented records as a CSV file, handed over in pieces.
///
/// # Errors
/// What the callback throws.
#[wasm_bindgen(js_name = sampleRecords)]
pub fn sample_records(rows: u32, take: &js_sys::Function) -> Result<(), JsValue> {
    for chunk in Sample::new(rows as usize) {
        take.call1(&JsValue::NULL, &js_sys::Uint8Array::from(chunk.as_bytes()))?;
    }
    Ok(())
}

fn misuse(message: &str) -> JsValue {
    fault("misuse", message, &JsValue::UNDEFINED)
}

// `map_err` hands the errors over.
#[expect(clippy::needless_pass_by_value)]
fn of_tabulation(error: TabulateError) -> JsValue {
    fault(error.code, &error.to_string(), &details(&error))
}

fn of_plan(error: &PlanError) -> JsValue {
    let code = error.problems.first().map_or("plan", |problem| problem.code);
    fault(code, &error.to_string(), &details(error))
}
