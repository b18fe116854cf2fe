// What becomes of files that are dropped: records are looked at, and what helps to read them comes before them.
import { dictionaryIn, give } from './dictionaries.js';
import { giveGeometry } from '../geometry.js';
import { givePublished } from './earlier.js';
import { geometryIn } from './geometries.js';
import { candidateFor, hold, joinedBy } from './related.js';
import { whatIs } from './what.js';

/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('/pkg/analyst.js').Mapping} Mapping */
/** @typedef {import('/pkg/analyst.js').ReportDocument} ReportDocument */
/** @typedef {import('./maker.js').Opened} Opened */
/** @typedef {import('./maker.js').Chosen} Chosen */
/** @typedef {import('./what.js').What} What */

/**
 * @param {object} maker
 * @param {() => typeof import('/pkg/analyst.js') | undefined} maker.analyst
 * @param {() => Opened | undefined} maker.offered the file of which it is chosen how to begin
 * @param {(opened: Opened, fault?: unknown) => Promise<void>} maker.offers
 * @param {(chosen: Chosen, overrides?: {}, isAlone?: boolean) => Promise<void>} maker.look
 * @param {(fault?: unknown) => void} maker.start
 * @param {() => void} maker.again
 * @param {() => void} maker.forget
 * @param {() => void} maker.focusHeading
 * @param {() => boolean} maker.isPlanWaiting
 * @param {(plan: {plan: Plan, from: string, mapping?: Mapping}) => void} maker.wait keeps a plan for the records to come
 * @param {(document: ReportDocument, name: string) => Promise<void>} maker.present shows a report
 * @param {(pdf: File) => void} maker.readPdf
 * @param {(cells: File) => Promise<void>} maker.readCells
 */
export function taker(maker) {
  const { offers, look, start, again, forget, focusHeading } = maker;

  /** Goes on with whatever the files are. @param {File[]} files */
  async function take(...files) {
    const analyst = maker.analyst();
    const before = [];
    const records = [];
    for (const dropped of files) {
      const what = await whatIs(dropped);
      if (what.kind === 'geometry') {
        if (!(await takeGeometry(what.json, dropped.name))) return;
        continue;
      }
      const dictionary = what.kind === 'records' && analyst ? await dictionaryIn(analyst, dropped) : undefined;
      if (dictionary) give(dictionary);
      else if (what.kind === 'records') records.push(dropped);
      else before.push({ dropped, what });
    }
    if (before.length === 0 && records.length === 0) return redraft();
    for (const { dropped, what } of before) await takeWhat(what, dropped);
    // What was wrong with it is on the screen.
    if (before.length > 0 && !maker.isPlanWaiting()) return;
    const [first, ...others] = records;
    if (first) await look({ source: first, name: first.name }, {}, others.length === 0);
    for (const one of others) await relate({ source: one, name: one.name });
  }

  /** Takes files beside the open one: dictionaries, and files that belong to it. @param {File[]} files */
  async function takeBeside(...files) {
    const analyst = maker.analyst();
    if (!analyst) return;
    for (const dropped of files) {
      const what = await whatIs(dropped);
      const dictionary = await dictionaryIn(analyst, dropped);
      if (what.kind === 'geometry') await takeGeometry(what.json, dropped.name);
      else if (dictionary) give(dictionary);
      else await relate({ source: dropped, name: dropped.name });
    }
    const opened = maker.offered();
    if (opened && !opened.candidate) await offers(opened);
  }

  /** The file that is open is drafted anew, by what its dictionaries say. */
  async function redraft() {
    const opened = maker.offered();
    if (!opened) return again();
    forget();
    await offers(opened);
    focusHeading();
  }

  /** Asks whether a file belongs to that which is open. @param {Chosen} chosen @param {string} [sheet] */
  async function relate(chosen, sheet) {
    const [analyst, opened] = [maker.analyst(), maker.offered()];
    if (!analyst || !opened) return;
    hold(document.querySelector('.step'), 'Looking at the file …');
    opened.candidate?.file.close();
    const { candidate: _, ...rest } = opened;
    try {
      await offers({ ...rest, candidate: await candidateFor(analyst, rest, chosen, sheet) });
      focusHeading();
    } catch (fault) {
      await offers(rest, fault);
    }
  }

  /** Returns the actions for a file that may belong to the one that is open. @param {Opened} opened @returns {Parameters<typeof import('./related.js').relatedFiles>[1]} */
  const related = (opened) => ({
    join: async (key) => {
      hold(document.querySelector('.step'), 'Joining the files …');
      try {
        if (opened.candidate) await offers(await joinedBy(opened, opened.candidate, key));
      } catch (fault) {
        await offers(opened, fault);
      }
      focusHeading();
    },
    exchange: async () => {
      const { candidate, chosen } = opened;
      if (candidate) await look(candidate.chosen, {}, false);
      await relate(chosen);
    },
    drop: () => {
      const { candidate, ...rest } = opened;
      candidate?.file.close();
      void offers(rest);
    },
    open: (sheet) => void relate(opened.chosen, sheet),
  });

  /** @param {Exclude<What, {kind: 'records' | 'geometry'}>} what @param {File} dropped */
  async function takeWhat(what, dropped) {
    if (what.kind === 'pdf') {
      forget();
      return maker.readPdf(dropped);
    }
    if (what.kind === 'cells') {
      forget();
      return maker.readCells(dropped);
    }
    if (what.kind === 'plan') return takePlan(what.text, dropped.name, what.mapping);
    if (what.plan) {
      maker.wait({ plan: what.plan, from: dropped.name });
      // Readers compare the next edition with it.
      givePublished(dropped.name, what.document);
      start();
    } else {
      const message = `${dropped.name} is a report, without the plan that made it.`;
      start(new Error(`${message} Below is the report; to make one, choose records.`));
    }
    await maker.present(what.document, dropped.name);
  }

  /** Returns whether it is geometry that maps can draw. @param {unknown} json @param {string} name */
  async function takeGeometry(json, name) {
    try {
      giveGeometry(await geometryIn(json, name));
      return true;
    } catch (fault) {
      start(fault);
      return false;
    }
  }

  /** @param {string} text @param {string} from @param {Mapping} [mapping] */
  async function takePlan(text, from, mapping) {
    const analyst = maker.analyst();
    if (!analyst) return;
    try {
      const problems = await analyst.checkPlan(text);
      if (problems.length > 0) return start(refusedPlan(from, problems));
      maker.wait({ plan: JSON.parse(text), from, ...(mapping ? { mapping } : {}) });
      again();
    } catch (fault) {
      start(fault);
    }
  }

  return { take, takeBeside, related };
}

/** Everything that is wrong with a plan, as one fault. @param {string} from @param {import('/pkg/analyst.js').PlanProblem[]} problems */
export function refusedPlan(from, problems) {
  const said = problems.map((one) => ({ ...one, place: `${from}, ${one.place}` }));
  return Object.assign(new Error(`${from} cannot be used as a plan.`), { details: { problems: said } });
}
