// The work on one report: a plan, the file that it reads, and what came of both. Views read it and ask it for changes.
import { geometryOf } from '../../geometry.js';
import { clear, show } from '../../report-view.js';
import { json } from '../../resources.js';
import { noteMade, publishedBefore } from '../earlier.js';
import { isInvented, label } from '../invented.js';
import { isSame } from '../plan/edit.js';
import { begun, redone, stepped, undone } from '../plan/history.js';
import { keep } from '../plan/keep.js';
import { mappingOf } from '../plan/columns.js';
import { withDatesAs } from '../plan/dates.js';
import { changedIn, inOneLanguage, outdated, withTranslationsOf } from '../plan/languages.js';
import { codeOf } from '../questions.js';

/** @typedef {import('../plan/edit.js').Plan} Plan */
/** @typedef {import('/pkg/geometry.js').GeometryFile} GeometryFile */
/** @typedef {import('/pkg/analyst.js').Mapping} Mapping */
/** @typedef {import('/pkg/analyst.js').Records} Records */
/** @typedef {Omit<import('/pkg/analyst.js').UseOptions, 'mapping'>} Known what the user has said of the values */
/** @typedef {import('/pkg/analyst.js').Scope} Scope */
/** @typedef {import('/pkg/analyst.js').Outcome} Outcome */
/** @typedef {import('/pkg/analyst.js').Audit} Audit */
/** @typedef {import('/pkg/analyst.js').PlanProblem} PlanProblem */
/** @typedef {import('/pkg/analyst.js').ProofProgress} ProofProgress */
/** @typedef {import('/pkg/analyst.js').Profile} Profile */
/** @typedef {import('/pkg/analyst.js').Plan} WholePlan with its texts in all languages */
/** @typedef {{plan: WholePlan, mapping: Mapping, scope: Scope}} Work */
/**
 * Words about a change; the text that is being typed; the columns of the fields, where these change, too.
 * @typedef {{said?: string, typing?: string, mapping?: Mapping}} How
 */
/** @typedef {'checking' | 'ready' | 'wrong' | 'refused' | 'fault'} Phase */

/** Time after the last letter until the report is counted and checked anew, in milliseconds. All else is counted at once. */
const PAUSE = 300;
const title = 'Make a report';

export class Session {
  /** @type {import('../plan/history.js').History<Work>} */
  #history;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #turn = 0;
  /** One report is made at a time: what is changed meanwhile is counted together afterwards. @type {Promise<void>} */
  #counting = Promise.resolve();
  #isClosed = false;
  /** The plan that was read last in its own language. @type {{whole: WholePlan, plan: Plan}} */
  #read;
  /** Translations of words that were changed since. @type {ReturnType<typeof outdated>} */
  outdated = new Map();
  /** The work that the rows are read for, once `done`. @type {{work: Work | undefined, done: Promise<unknown>}} */
  #reading;
  /** @type {Phase} */
  phase = 'checking';
  /** Problems of the plan. @type {PlanProblem[]} */
  problems = [];
  /** The report that is shown. @type {Outcome | undefined} */
  outcome;
  /** Why there is no report that may be published. @type {Audit | undefined} */
  refusal;
  /** @type {unknown} */
  fault;
  /** @type {ProofProgress | undefined} */
  progress;
  /** Why the report is made although it is not safe. @type {string | undefined} */
  overrideReason;
  /** Result of the last step, for those who do not see it. */
  said = '';
  /** `true` if the user looks at something else meanwhile. */
  isAway = false;

  /**
   * @param {object} of
   * @param {typeof import('/pkg/analyst.js')} of.analyst
   * @param {import('/pkg/analyst.js').RecordsFile} of.file
   * @param {{source: Blob, name: string}} of.chosen
   * @param {{source: Blob, name: string}[] | undefined} of.beside files that say what the columns are
   * @param {Profile} of.profile
   * @param {Omit<Work, 'scope'>} of.work
   * @param {Records} of.records with all columns
   * @param {Known} of.known
   */
  constructor({ analyst, file, chosen, beside = [], profile, work, records, known }) {
    this.analyst = analyst;
    this.file = file;
    this.chosen = chosen;
    this.beside = beside;
    this.profile = profile;
    this.known = known;
    this.records = records;
    this.#history = begun({ ...work, scope: {} });
    this.#read = { whole: work.plan, plan: inOneLanguage(work.plan) };
    this.#reading = { work: this.#history.present, done: Promise.resolve() };
  }

  /** The plan with its texts in all languages: what is kept, saved and counted. */
  get whole() {
    return this.#history.present.plan;
  }

  /** The plan in its own language, which controls show and change. */
  get plan() {
    const { whole } = this;
    if (this.#read.whole !== whole) this.#read = { whole, plan: inOneLanguage(whole) };
    return this.#read.plan;
  }

  get mapping() {
    return this.#history.present.mapping;
  }

  /** The period, the place and the day of the report. */
  get scope() {
    return this.#history.present.scope;
  }

  get canUndo() {
    return this.#history.past.length > 0;
  }

  get canRedo() {
    return this.#history.future.length > 0;
  }

  get isInvented() {
    return isInvented(this.chosen.name);
  }

  /** @param {() => void} listener */
  listen(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }

  /**
   * The plan becomes another one in its own language. What is said in others stays.
   * @param {Plan} plan @param {How} [how]
   */
  change(plan, how) {
    this.changeWhole(plan === this.plan ? this.whole : withTranslationsOf(this.whole, plan), how);
  }

  /**
   * The plan becomes another one as it is read in a language.
   * @param {string} tag @param {Plan} plan @param {How} [how]
   */
  changeIn(tag, plan, how) {
    if (tag === this.whole.language) this.change(plan, how);
    else this.changeWhole(changedIn(this.whole, tag, plan), how);
  }

  /** The plan becomes another one, with its texts in all languages. @param {WholePlan} plan @param {How} [how] */
  changeWhole(plan, { said = '', typing, mapping = this.mapping } = {}) {
    if (plan === this.whole && mapping === this.mapping) return;
    this.outdated = outdated(this.whole, plan, this.outdated);
    this.#history = stepped(this.#history, { plan, mapping: mappingOf(plan, mapping), scope: this.scope }, typing);
    this.#changed(said, typing === undefined ? 0 : PAUSE);
  }

  undo() {
    if (!this.canUndo) return;
    this.#history = undone(this.#history);
    this.#changed('Undone.');
  }

  redo() {
    if (!this.canRedo) return;
    this.#history = redone(this.#history);
    this.#changed('Done again.');
  }

  /** Makes the first report. @param {Scope} scope */
  begin(scope) {
    this.#history = begun({ ...this.#history.present, scope });
    this.#soon(0);
  }

  /** @param {Scope} more */
  setScope(more) {
    const scope = Object.fromEntries(Object.entries({ ...this.scope, ...more }).filter(([, value]) => value !== ''));
    if (isSame(scope, this.scope)) return;
    this.#history = stepped(this.#history, { ...this.#history.present, scope });
    this.#soon(0);
  }

  /** @param {string} reason why to make the report although it is not safe */
  override(reason) {
    this.#soon(0, reason);
  }

  /** Counts and checks anew, such as when other publications are to be taken into account. */
  again() {
    this.#soon(0);
  }

  /** @param {import('/pkg/analyst.js').ReadOptions} answer what the user says of values that can be read in two ways */
  answer(answer) {
    const { plan, rest } = withDatesAs(this.plan, codeOf(this.fault), answer);
    this.known = { ...this.known, ...rest };
    this.#reading = { ...this.#reading, work: undefined };
    if (plan === this.plan) this.#soon(0);
    else this.change(plan);
  }

  /** @param {string} said @param {number} [pause] */
  #changed(said, pause = 0) {
    this.said = said;
    keep(this.file.fingerprint, this.#history.present);
    this.#soon(pause);
  }

  /** @param {number} pause @param {string} [reason] why to make the report although it is not safe: for this one only */
  #soon(pause, reason) {
    clearTimeout(this.#timer);
    this.overrideReason = reason;
    this.#turn += 1;
    this.phase = 'checking';
    this.progress = undefined;
    this.#timer = setTimeout(() => void this.#start(this.#turn), pause);
    this.#tell();
  }

  /** @param {number} turn only the last one counts */
  async #start(turn) {
    await this.#counting;
    if (turn !== this.#turn || this.#isClosed) return;
    this.#counting = this.#count(turn);
  }

  /** @param {number} turn */
  async #count(turn) {
    const isLate = () => turn !== this.#turn || this.#isClosed;
    const work = this.#history.present;
    try {
      const problems = await this.analyst.checkPlan(work.plan);
      if (isLate()) return;
      this.problems = problems;
      if (problems.length > 0) return this.#end('wrong');
      const records = await this.#recordsFor(work);
      if (isLate()) return;
      const outcome = await records.report(work.scope, this.#beside(), {
        onProgress: (progress) => {
          if (isLate()) return;
          this.progress = progress;
          this.#tell();
        },
      });
      if (isLate()) return;
      const report = this.isInvented ? label(outcome.report) : outcome.report;
      noteMade(work.plan.id, report);
      this.outcome = { ...outcome, report };
      this.refusal = undefined;
      await this.present();
      if (!isLate()) this.#end('ready');
    } catch (fault) {
      if (!isLate()) this.#refuse(fault);
    }
  }

  #beside() {
    const { overrideReason } = this;
    const published = publishedBefore(this.plan.id);
    return overrideReason === undefined ? { published } : { published, overrideReason };
  }

  /** @param {unknown} fault */
  #refuse(fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'not-safe')) {
      this.fault = fault;
      return this.#end('fault');
    }
    // No report then: what stood there was of another plan.
    this.outcome = undefined;
    this.refusal = /** @type {Audit} */ ('details' in fault ? fault.details : undefined);
    if (!this.isAway) clear(title);
    this.#end('refused');
  }

  /** @param {Phase} phase */
  #end(phase) {
    this.phase = phase;
    if (phase !== 'fault') this.fault = undefined;
    this.#tell();
  }

  /**
   * The file's rows, as the plan reads them. One reading waits for the one before, or the rows could be those of another plan.
   * @param {Work} work
   */
  async #recordsFor(work) {
    const { work: read } = this.#reading;
    if (read?.plan !== work.plan || read.mapping !== work.mapping) {
      const before = this.#reading.done.catch(() => undefined);
      this.#reading = { work, done: before.then(() => this.#readFor(work)) };
    }
    await this.#reading.done;
    return this.records;
  }

  /** @param {Work} work */
  async #readFor({ plan, mapping }) {
    const places = await placesFor(plan);
    await this.records.use(plan, { ...this.known, mapping, ...(places ? { places } : {}) });
  }

  /** Shows the report, if there is one: again, when one comes back to it. */
  async present() {
    if (this.isAway) return;
    if (this.outcome) await show(this.outcome.report, this.chosen.name, { check: false });
    else clear(title);
  }

  close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#listeners.clear();
    this.records.close();
  }
}

/**
 * Only a map needs the names of places: of counties, and of the regions that come along.
 * @param {WholePlan} plan @returns {Promise<Record<string, string | Record<string, string[]>> | undefined>}
 */
export async function placesFor(plan) {
  const maps = plan.report.sections?.flatMap(({ map }) => map ?? []) ?? [];
  if (maps.length === 0) return undefined;
  const counties = await json('/pkg/places.json');
  if (maps.every(({ region }) => region === undefined)) return counties;
  const { placesOf, regionsOf } = await import('/pkg/geometry.js');
  // What is not there is told where the plan is used.
  const asked = regionsOf(plan).map((region) => geometryOf(region).catch(() => undefined));
  const geometries = /** @type {(GeometryFile | undefined)[]} */ (await Promise.all(asked));
  return Object.assign({}, counties, ...geometries.flatMap((one) => (one ? [placesOf(one)] : [])));
}
