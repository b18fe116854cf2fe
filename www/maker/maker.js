// Makes a report: the file, what to begin with, the report with its editor. Each step is a screen in the same place; what it
// needs it is given, and what the user decides it tells.
import { element, make } from '../dom.js';
import { clear, onShown, show } from '../report-view.js';
import { onSaved } from '../save.js';
import { dictionariesGiven } from './dictionaries.js';
import { earlierReports, noteSaved } from './earlier.js';
import { addPencils } from './editor/in-report.js';
import { firstScope } from './editor/report-panel.js';
import { placesFor, Session } from './editor/session.js';
import { openWorkbench } from './editor/workbench.js';
import { faultOf } from './fault.js';
import { fileScreen } from './file-screen.js';
import { invented, isInvented } from './invented.js';
import { madeFrom } from './made.js';
import { offersScreen, usedFor } from './offers.js';
import { blankPlan } from './plan/blank.js';
import { withDatesAs } from './plan/dates.js';
import { keep, keptFor } from './plan/keep.js';
import { inOneLanguage, withTranslationsOf } from './plan/languages.js';
import { codeOf, questionOf } from './questions.js';
import { cellsReader } from './cells.js';
import { certainMapping } from './columns.js';
import { statementsForDatabase } from './statements.js';
import { publishedReader } from './read-published.js';
import { readingScreen } from './reading.js';
import { relatedFiles } from './related.js';
import { startScreen } from './start.js';
import { refusedPlan, taker } from './taking.js';
import { whatIs } from './what.js';

/** @typedef {typeof import('/pkg/analyst.js')} Analyst */
/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('/pkg/analyst.js').RecordsFile} RecordsFile */
/** @typedef {import('/pkg/analyst.js').Mapping} Mapping */
/** @typedef {import('/pkg/analyst.js').ReadOptions} ReadOptions */
/** @typedef {import('/pkg/analyst.js').Overrides} Overrides */
/** @typedef {import('/pkg/analyst.js').ReportDocument} ReportDocument */
/** @typedef {import('/pkg/analyst.js').Profile} Profile */
/** @typedef {{source: Blob, name: string}} Chosen */
/** @typedef {{file: RecordsFile, chosen: Chosen, overrides: Overrides, profile: Profile, beside?: Chosen[],
 *   candidate?: import('./related.js').Candidate, joined?: import('./related.js').Joined[]}} Opened what is known of a file */

const title = 'Make a report';
const place = element('maker');
const after = element('made');

/** @type {Analyst | undefined} */
let analyst;
/** @type {Plan[]} */
let plans = [];
/** A plan that came before its file. @type {{plan: Plan, from: string, mapping?: Mapping} | undefined} */
let waiting;
/** @type {RecordsFile | undefined} */
let file;
/** The file of which it is chosen how to begin. @type {Opened | undefined} */
let offered;
/** @type {Session | undefined} */
let session;
/** Takes the editor off the page. */
let closeWorkbench = () => {};
/** A report that needed no records, to come back to. @type {{document: ReportDocument, name: string} | undefined} */
let made;
/** Shows anew what is taken into account. */
let listPublished = () => {};

export function openMaker() {
  place.hidden = false;
  element('main').classList.toggle('editing', session !== undefined);
  if (session) {
    session.isAway = false;
    after.hidden = document.getElementById('tab-check')?.getAttribute('aria-selected') !== 'true';
    return void session.present();
  }
  if (made) return void show(made.document, made.name, { check: false });
  clear(title);
  if (!place.firstChild) void begin();
}

export function closeMaker() {
  place.hidden = true;
  after.hidden = true;
  element('main').classList.remove('editing');
  if (session) session.isAway = true;
}

/** Opens the maker with a file that was dropped elsewhere. @param {File} dropped */
export async function makeFrom(dropped) {
  place.hidden = false;
  clear(title);
  if (!analyst) await begin();
  await taking.take(dropped);
}

async function begin() {
  screen(make('p', { class: 'waiting' }, 'Loading what reads records …'));
  try {
    analyst ??= await import('/pkg/analyst.js');
    plans = await analyst.builtInPlans();
    start();
    // While the user chooses. If it fails, so will the first file, which says why.
    analyst.initAnalyst({ warm: true }).catch(() => {});
  } catch (fault) {
    screen(make('h1', {}, title), faultOf(fault));
  }
}

/** @param {(Node | undefined)[]} content */
function screen(...content) {
  closeWorkbench();
  closeWorkbench = () => {};
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
  session?.close();
  file = undefined;
  offered = undefined;
  session = undefined;
  made = undefined;
  listPublished = () => {};
  after.replaceChildren();
  after.hidden = true;
  element('main').classList.remove('editing');
  if (!place.hidden) clear(title);
}

/** @param {unknown} [fault] why the last file came to nothing */
function start(fault) {
  if (!analyst) return;
  forget();
  screen(
    startScreen({
      fault: fault === undefined ? undefined : faultOf(fault),
      waiting,
      dropPlan: () => {
        waiting = undefined;
        start();
      },
      again: () => start(),
      takeFiles: taking.take,
      takeInvented: async () => {
        const sample = await analyst?.sampleRecords(invented.rows);
        waiting = undefined;
        if (sample) await look({ source: sample, name: invented.name });
      },
      takeText: (text) => published.readText(text),
      statements: statementsForDatabase(
        async () => /** @type {typeof import('/pkg/analyst.js')} */ (analyst),
        waiting?.plan,
      ),
    }),
  );
  if (fault !== undefined) focusHeading();
}

const again = () => {
  start();
  focusHeading();
};

/** @param {Chosen} chosen @param {Overrides} [overrides] @param {boolean} [isAlone] whether no other file belongs to it */
async function look(chosen, overrides = {}, isAlone = true) {
  const isRepeated = Object.keys(overrides).length > 0;
  if (!isRepeated) forget();
  try {
    const opened = await openFile(chosen, overrides);
    if (!opened) return isRepeated ? undefined : again();
    if (waiting && isAlone) return await beginWith(opened, waiting.plan, waiting.mapping);
    // The sample is made for one plan.
    const sample = isInvented(chosen.name) ? plans[0] : undefined;
    await (sample ? columns(opened, sample) : offers(opened));
    if (!isRepeated) focusHeading();
  } catch (fault) {
    start(fault);
  }
}

/**
 * Reads a file, and what each of its columns holds; nothing where the user gives it up.
 * @param {Chosen} chosen @param {Overrides} overrides @returns {Promise<Opened | undefined>}
 */
async function openFile(chosen, overrides) {
  if (!analyst) return undefined;
  const stop = new AbortController();
  const next = await analyst.openRecords(chosen.source, { name: chosen.name, overrides });
  const progress = readingScreen(chosen.name, next.size, () => stop.abort());
  screen(progress.screen);
  try {
    const profile = await next.profile({ onProgress: progress.tell, signal: stop.signal });
    file?.close();
    file = next;
    return { file: next, chosen, overrides, profile };
  } catch (fault) {
    next.close();
    if (stop.signal.aborted) return undefined;
    throw fault;
  }
}

/** @param {Opened} opened @param {unknown} [fault] */
async function offers(opened, fault) {
  const { file: from, chosen, overrides, profile } = opened;
  if (!analyst) return;
  file = from;
  offered = opened;
  const kept = keptFor(from.fingerprint);
  const given = dictionariesGiven();
  const dictionaries = given.map(({ dictionary }) => dictionary);
  const beside = [...(opened.beside ?? []), ...given];
  const draft = await analyst.draftPlan(profile, { fileName: chosen.name, dictionaries });
  screen(
    offersScreen({
      file: from,
      profile,
      draft,
      plans,
      fits: await analyst.fitPlans(profile),
      kept: waiting
        ? { plan: waiting.plan, why: `It is from ${waiting.from}.` }
        : kept && { plan: kept.plan, why: usedFor(kept) },
      fault: fault === undefined ? undefined : faultOf(fault),
      notice: isInvented(chosen.name) ? invented.notice() : undefined,
      change: (more) => look(chosen, { ...overrides, ...more }),
      start: () => void read({ ...opened, beside }, draft.plan, draft.mapping),
      goOn: () => {
        if (waiting) void beginWith(opened, waiting.plan, waiting.mapping);
        else if (kept) void read(opened, kept.plan, kept.mapping);
      },
      choose: (plan) => void columns(opened, plan).then(focusHeading),
      blank: () => void beginWith(opened, blankPlan()),
      load: async (plan) => {
        const what = await whatIs(plan);
        const none = new Error(`${plan.name} is no plan. A plan is a JSON file with fields, measures and a report.`);
        if (what.kind !== 'plan') return void offers(opened, none).then(focusHeading);
        const problems = await analyst?.checkPlan(what.text);
        if (problems?.length) return void offers(opened, refusedPlan(plan.name, problems)).then(focusHeading);
        await beginWith(opened, what.plan, what.mapping);
      },
      related: relatedFiles(opened, taking.related(opened)),
      take: taking.takeBeside,
      again: () => void offers(opened),
      leave: again,
    }),
  );
}

/**
 * Reads with a plan at once, where every column that it needs is known or has the name that the plan says; else asks.
 * @param {Opened} opened @param {Plan} plan @param {Mapping} [mapping]
 */
async function beginWith(opened, plan, mapping) {
  const known = mapping ?? certainMapping(plan, await opened.file.propose(plan));
  const isWhole =
    known !== undefined &&
    Object.entries(plan.fields).every(
      ([id, { optional }]) =>
        optional === true || (known[id] ?? ['']).every((name) => opened.file.preview.header.includes(name)),
    );
  if (isWhole) return read(opened, plan, known);
  await columns(opened, plan);
  focusHeading();
}

/** @param {Opened} opened @param {Plan} plan @param {unknown} [fault] */
async function columns(opened, plan, fault) {
  const { file: from, chosen, overrides } = opened;
  const proposals = await from.propose(plan);
  const focused = document.activeElement?.closest('[data-about]')?.getAttribute('data-about');
  screen(
    fileScreen({
      file: from,
      plan,
      proposals,
      notice: isInvented(chosen.name) ? invented.notice() : undefined,
      fault: fault === undefined ? undefined : faultOf(fault),
      change: async (more) => relook(opened, plan, { ...overrides, ...more }),
      read: (mapping) => read(opened, plan, mapping),
      leave: again,
    }),
  );
  const back = focused && place.querySelector(`[data-about="${focused}"] :is(select, input)`);
  if (back instanceof HTMLElement) back.focus();
}

/** Whoever said something wrong about the file can say something else. @param {Opened} opened @param {Plan} plan @param {Overrides} overrides */
async function relook(opened, plan, overrides) {
  try {
    await columns((await openFile(opened.chosen, overrides)) ?? opened, plan);
  } catch (fault) {
    await columns(opened, plan, fault);
  }
}

/**
 * @param {Opened} opened @param {Plan} plan @param {Mapping} mapping
 * @param {ReadOptions} [known] what the user has said of the values
 */
async function read(opened, plan, mapping, known = {}) {
  const { file: from, chosen, profile } = opened;
  if (!analyst) return;
  const stop = new AbortController();
  const progress = readingScreen(chosen.name, from.size, () => stop.abort());
  screen(progress.screen);
  focusHeading();
  try {
    const places = await placesFor(plan);
    const records = await from.read(plan, {
      ...known,
      mapping,
      columns: 'all',
      ...(places ? { places } : {}),
      onProgress: progress.tell,
      signal: stop.signal,
    });
    keep(from.fingerprint, { plan, mapping });
    const { beside } = opened;
    const work = { plan, mapping };
    openSession(new Session({ analyst, file: from, chosen, beside, profile, work, records, known }));
    focusHeading();
  } catch (fault) {
    const back = () => void columns(opened, plan).then(focusHeading);
    const answered = (/** @type {ReadOptions} */ answer) => {
      const next = withDatesAs(inOneLanguage(plan), codeOf(fault), answer);
      void read(opened, withTranslationsOf(plan, next.plan), mapping, { ...known, ...next.rest });
    };
    const question = questionOf(fault, answered, back);
    if (question && !stop.signal.aborted) screen(question);
    else await columns(opened, plan, stop.signal.aborted ? undefined : fault);
    focusHeading();
  }
}

/** Opens the editor beside the report. @param {Session} opened */
function openSession(opened) {
  session = opened;
  session.isAway = Boolean(place.hidden);
  const { chosen } = opened;
  const refuse = (/** @type {unknown} */ fault) =>
    earlier.append(faultOf(new Error(`This is no report document: ${String(fault)}`)));
  const earlier = make('div', { id: 'earlier' });
  listPublished = () =>
    earlier.replaceChildren(earlierReports(opened.plan.id, () => opened.again(), listPublished, refuse));
  listPublished();
  screen();
  element('main').classList.toggle('editing', !place.hidden);
  closeWorkbench = openWorkbench(place, {
    session: opened,
    plans,
    heading: headingOf(opened),
    earlier,
    check: after,
    leave: again,
  });
  let seen = opened.outcome;
  opened.listen(() => {
    const isNews = opened.phase === 'refused' || (opened.phase === 'ready' && opened.outcome !== seen);
    if (!isNews) return;
    seen = opened.outcome;
    const content = madeFrom(opened);
    after.replaceChildren(...(content ? [content] : []));
  });
  opened.begin(firstScope(opened, chosen.source instanceof File ? chosen.source.lastModified : Date.now()));
}

/** @param {Session} opened */
function headingOf({ chosen, records: { summary } }) {
  const { firstDay, lastDay } = summary;
  const facts = [`${summary.header.length.toLocaleString('en-US')} columns`];
  if (firstDay !== null && lastDay !== null) facts.push(`records from ${firstDay} to ${lastDay}`);
  return make(
    'div',
    { class: 'step result' },
    make('h2', {}, 'A report from ', make('bdi', {}, chosen.name)),
    isInvented(chosen.name) ? invented.notice() : undefined,
    make('p', { class: 'quiet' }, `${facts.join(', ')}.`),
  );
}

// The words of the report that is worked on can be changed where they are.
onShown((article) => {
  if (session && !session.isAway) addPencils(session, article);
});

// Who has saved the report may publish it, whole or in parts, so the next one is proved beside it.
onSaved((document) => {
  if (noteSaved(document)) listPublished();
});

/** Takes what is dropped. */
const taking = taker({
  analyst: () => analyst,
  offered: () => offered,
  offers,
  look,
  start,
  again,
  forget,
  focusHeading,
  isPlanWaiting: () => waiting !== undefined,
  wait: (plan) => {
    waiting = plan;
  },
  present: async (document, name) => {
    made = { document, name };
    await show(document, name);
  },
  readPdf: (pdf) => published.readPdf(pdf),
  readCells: (dropped) => cells.readCells(dropped),
});

/** Shows a report beside its account. @param {import('/pkg/analyst.js').ReportDocument} document @param {string} name @param {Node} account */
async function presentWith(document, name, account) {
  forget();
  made = { document, name };
  screen(account);
  if (!place.hidden) await show(document, name);
}

/** Makes a report of what a database counted. */
const cells = cellsReader({
  analyst: () => analyst,
  waiting: () => waiting?.plan,
  screen,
  focusHeading,
  start,
  present: presentWith,
});

/** Makes a report of a published text, which needs no records. */
const published = publishedReader({
  analyst: () => analyst,
  screen,
  focusHeading,
  start,
  present: presentWith,
  find: (line) => place.querySelector(`[data-line="${line}"]`),
});
