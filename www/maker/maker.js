// Makes a report: file, columns, reading, scope, report. Each step is a screen in the same place; what it needs it is
// given, and what the user decides it tells.
import { element, make } from '../dom.js';
import { clear, saveShown, show } from '../report-view.js';
import { json } from '../resources.js';
import { onSaved } from '../save.js';
import { proving, refusalOf } from './audit.js';
import { earlierReports, noteMade, noteSaved, publishedBefore } from './earlier.js';
import { faultOf } from './fault.js';
import { fileScreen } from './file-screen.js';
import { invented, isInvented, label } from './invented.js';
import { Correction } from './lines.js';
import { isPdf, textOfPdf } from './pdf.js';
import { publishedAccount } from './published.js';
import { questionOf } from './questions.js';
import { readingScreen } from './reading.js';
import { madeFrom, resultScreen } from './result.js';
import { startScreen } from './start.js';

/** @typedef {typeof import('/pkg/analyst.js')} Analyst */
/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('/pkg/analyst.js').RecordsFile} RecordsFile */
/** @typedef {import('/pkg/analyst.js').Records} Records */
/** @typedef {import('/pkg/analyst.js').Mapping} Mapping */
/** @typedef {import('/pkg/analyst.js').ReadOptions} ReadOptions */
/** @typedef {import('/pkg/analyst.js').Scope} Scope */
/** @typedef {import('/pkg/analyst.js').ReportDocument} ReportDocument */
/** @typedef {{source: Blob, name: string}} Chosen */

const title = 'Make a report';
const place = element('maker');
const after = element('made');

/** @type {Analyst | undefined} */
let analyst;
/** @type {Plan[]} */
let plans = [];
/** @type {Plan | undefined} */
let plan;
/** @type {RecordsFile | undefined} */
let file;
/** @type {Records | undefined} */
let records;
/** The report that was made last, to come back to. @type {{document: ReportDocument, name: string} | undefined} */
let made;
/** Which reading of a published text was begun last. */
let lastReading = 0;
/** Shows anew what is taken into account. */
let listPublished = () => {};

export function openMaker() {
  place.hidden = false;
  after.hidden = false;
  if (made) return void show(made.document, made.name, { check: false });
  clear(title);
  if (!place.firstChild) void begin();
}

export function closeMaker() {
  place.hidden = true;
  after.hidden = true;
}

async function begin() {
  screen(make('p', { class: 'waiting' }, 'Loading what reads records …'));
  try {
    analyst ??= await import('/pkg/analyst.js');
    plans = await analyst.builtInPlans();
    plan ??= plans[0];
    start();
    // While the user chooses. If it fails, so will the first file, which says why.
    analyst.initAnalyst({ warm: true }).catch(() => {});
  } catch (fault) {
    screen(make('h1', {}, title), faultOf(fault));
  }
}

/** @param {(Node | undefined)[]} content */
function screen(...content) {
  place.replaceChildren(...content.filter((part) => part !== undefined));
}

/** Moves the focus to a new step, so that it is read from its beginning. */
function focusHeading() {
  const heading = place.querySelector('h1, h2');
  heading?.setAttribute('tabindex', '-1');
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: false });
}

/** Forgets the file and what was made of it. */
function forget() {
  file?.close();
  records?.close();
  file = undefined;
  records = undefined;
  made = undefined;
  listPublished = () => {};
  after.replaceChildren();
  if (!place.hidden) clear(title);
}

/** @param {unknown} [fault] why the last file came to nothing */
function start(fault) {
  if (!analyst || !plan) return;
  forget();
  screen(
    startScreen({
      plans,
      plan,
      fault: fault === undefined ? undefined : faultOf(fault),
      choosePlan: (chosen) => {
        plan = chosen;
        if (!plans.includes(chosen)) plans.push(chosen);
        start();
        place.querySelector('select')?.focus();
      },
      refusePlan: (why) => start(why),
      takeFile: async (source) => ((await isPdf(source)) ? readPdf(source) : look({ source, name: source.name })),
      takeInvented: async () => {
        const sample = await analyst?.sampleRecords(invented.rows);
        if (sample) await look({ source: sample, name: invented.name });
      },
      takeText: (text) => readText(text),
    }),
  );
  if (fault !== undefined) focusHeading();
}

/** @param {Chosen} chosen @param {import('/pkg/analyst.js').Overrides} [overrides] */
async function look(chosen, overrides = {}) {
  if (!analyst) return;
  const repeated = Object.keys(overrides).length > 0;
  try {
    const next = await analyst.openRecords(chosen.source, { name: chosen.name, overrides });
    file?.close();
    file = next;
    await columns(chosen, overrides);
    if (!repeated) focusHeading();
  } catch (fault) {
    // Whoever said something wrong about the file can say something else.
    if (repeated && file) await columns(chosen, overrides, fault);
    else start(fault);
  }
}

/** @param {Chosen} chosen @param {import('/pkg/analyst.js').Overrides} overrides @param {unknown} [fault] */
async function columns(chosen, overrides, fault) {
  if (!file || !plan) return;
  const proposals = await file.propose(plan);
  const focused = document.activeElement?.closest('[data-about]')?.getAttribute('data-about');
  screen(
    fileScreen({
      file,
      plan,
      proposals,
      notice: isInvented(chosen.name) ? invented.notice() : undefined,
      fault: fault === undefined ? undefined : faultOf(fault),
      change: (more) => look(chosen, { ...overrides, ...more }),
      read: (mapping) => read(chosen, overrides, mapping),
      leave: () => {
        start();
        focusHeading();
      },
    }),
  );
  const again = focused && place.querySelector(`[data-about="${focused}"] :is(select, input)`);
  if (again instanceof HTMLElement) again.focus();
}

/**
 * @param {Chosen} chosen @param {import('/pkg/analyst.js').Overrides} overrides @param {Mapping} mapping
 * @param {ReadOptions} [known] what the user has said of the values
 */
async function read(chosen, overrides, mapping, known = {}) {
  if (!file || !plan) return;
  const stop = new AbortController();
  const progress = readingScreen(chosen.name, file.size, () => stop.abort());
  screen(progress.screen);
  focusHeading();
  try {
    const places = await placesFor(plan);
    records = await file.read(plan, {
      ...known,
      mapping,
      ...(places ? { places } : {}),
      onProgress: progress.tell,
      signal: stop.signal,
    });
    await result(chosen);
    focusHeading();
  } catch (fault) {
    const question = questionOf(
      fault,
      (answer) => void read(chosen, overrides, mapping, { ...known, ...answer }),
      () => void columns(chosen, overrides).then(focusHeading),
    );
    if (stop.signal.aborted) await columns(chosen, overrides);
    else if (question) screen(question);
    else await columns(chosen, overrides, fault);
    focusHeading();
  }
}

/** @param {unknown} fault @param {string} code @returns {fault is Error & {code: string}} */
function hasCode(fault, code) {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}

/** Only a map needs the names of counties. @param {Plan} of @returns {Promise<Record<string, string> | undefined>} */
async function placesFor(of) {
  if (!of.report.sections?.some(({ map }) => map)) return undefined;
  return json('/pkg/places.json');
}

/** @param {Chosen} chosen */
async function result(chosen) {
  const from = records;
  if (!from || !plan) return;
  const header = resultScreen({
    name: chosen.name,
    plan,
    summary: from.summary,
    modified: chosen.source instanceof File ? chosen.source.lastModified : Date.now(),
    notice: isInvented(chosen.name) ? invented.notice() : undefined,
    invented: isInvented(chosen.name),
    choose: (scope) => report(from, chosen, scope),
    leave: () => {
      start();
      focusHeading();
    },
  });
  screen(header.screen);
  const by = plan.id;
  const again = () => void report(from, chosen, header.scope());
  const refuse = (/** @type {unknown} */ fault) =>
    element('scope-fault').replaceChildren(faultOf(new Error(`This is no report document: ${String(fault)}`)));
  listPublished = () => element('earlier').replaceChildren(earlierReports(by, again, listPublished, refuse));
  listPublished();
  await report(from, chosen, header.scope());
}

// Who has saved the report may publish it, whole or in parts, so the next one is proved beside it.
onSaved((document) => {
  if (noteSaved(document)) listPublished();
});

/**
 * @param {Records} from @param {Chosen} chosen @param {Scope} scope
 * @param {string} [overrideReason] why to make it even if it is not safe
 */
async function report(from, chosen, scope, overrideReason) {
  const note = element('scope-fault');
  const by = plan?.id ?? '';
  try {
    const {
      report: document,
      account,
      audit,
    } = await from.report(
      scope,
      {
        published: publishedBefore(by),
        ...(overrideReason === undefined ? {} : { overrideReason }),
      },
      { onProgress: (progress) => from === records && note.replaceChildren(proving(progress)) },
    );
    if (from !== records) return;
    const mine = { document: isInvented(chosen.name) ? label(document) : document, name: chosen.name };
    made = mine;
    noteMade(by, mine.document);
    note.replaceChildren();
    // Whoever looks at something else meanwhile finds it when coming back.
    if (!place.hidden) await show(mine.document, chosen.name, { check: false });
    if (made === mine) after.replaceChildren(madeFrom(mine.document, account, audit, saveShown));
  } catch (fault) {
    if (from !== records) return;
    if (!hasCode(fault, 'not-safe')) return void note.replaceChildren(faultOf(fault));
    // No report then: what stood there was of another scope.
    made = undefined;
    note.replaceChildren();
    if (!place.hidden) clear(title);
    const audit = /** @type {import('/pkg/analyst.js').Audit} */ (/** @type {unknown} */ (detailsOf(fault)));
    after.replaceChildren(refusalOf(audit, (reason) => report(from, chosen, scope, reason)));
  }
}

/** @param {Error} fault */
const detailsOf = (fault) => ('details' in fault ? fault.details : undefined);

/** @param {File} pdf of a published report */
async function readPdf(pdf) {
  screen(make('p', { class: 'waiting' }, `Reading ${pdf.name} …`));
  try {
    await readText(await textOfPdf(pdf), pdf.name);
  } catch (fault) {
    start(fault);
  }
}

/** @param {string} text of a published report @param {string} [name] of the file that it is from */
async function readText(text, name = 'the text') {
  await readLines(new Correction(text), name);
}

/** @param {Correction} correction @param {string} name @param {number} [line] that was corrected last */
async function readLines(correction, name, line) {
  if (!analyst) return;
  lastReading += 1;
  const mine = lastReading;
  try {
    const published = await analyst.readPublished(correction.text);
    // Whoever corrects two lines quickly is shown what came of both.
    if (mine !== lastReading) return;
    forget();
    made = { document: published.report, name };
    const again = (/** @type {number} */ changed) => readLines(correction, name, changed);
    screen(publishedAccount(published, correction, again, () => start()));
    const back = line === undefined ? null : place.querySelector(`[data-line="${line}"]`);
    if (!place.hidden) await show(made.document, made.name);
    if (mine !== lastReading) return;
    if (back instanceof HTMLElement) back.focus();
    else focusHeading();
  } catch (fault) {
    if (mine === lastReading) start(fault);
  }
}
