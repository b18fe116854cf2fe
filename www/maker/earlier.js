// What was published before, which readers can compare a report with: documents that are given, and reports that left the
// page in this visit. It is kept in memory only.
import { textOf } from './texts.js';
import { button, make } from '../dom.js';

/** @typedef {import('/pkg/index.js').ReportDocument} ReportDocument */

/** Documents that were given, for reports by any plan. @type {{name: string, document: ReportDocument}[]} */
let given = [];
/** Reports that were made, as text, and the ids of their plans. @type {Map<string, string>} */
const made = new Map();
/** Those that were saved, each once; whether they count. @type {{plan: string, text: string, counts: boolean}[]} */
const saved = [];

/** @param {string} text @returns {ReportDocument} */
const documentOf = (text) => JSON.parse(text);

/**
 * Returns the reports that a reader of a report by this plan can have seen.
 * @param {string} plan its id @returns {ReportDocument[]}
 */
export function publishedBefore(plan) {
  const texts = given.map(({ document }) => JSON.stringify(document));
  const ofVisit = saved.filter((one) => one.plan === plan && one.counts && !texts.includes(one.text));
  return [...texts, ...ofVisit.map(({ text }) => text)].map(documentOf);
}

/** Takes a report that was published into account. @param {string} name of its file @param {ReportDocument} document */
export function givePublished(name, document) {
  const text = JSON.stringify(document);
  if (!given.some((one) => JSON.stringify(one.document) === text)) given.push({ name, document });
}

/** Notes a report that can be saved. @param {string} plan @param {ReportDocument} document */
export const noteMade = (plan, document) => void made.set(JSON.stringify(document), plan);

/** Notes that a report was saved; returns whether that is new of one that was made here. @param {ReportDocument} document */
export function noteSaved(document) {
  const text = JSON.stringify(document);
  const plan = made.get(text);
  const isNew = plan !== undefined && !saved.some((one) => one.text === text);
  if (isNew) saved.push({ plan, text, counts: true });
  return isNew;
}

/**
 * Lists the publications taken into account, with ways to change them.
 * @param {string} plan the id of the plan
 * @param {() => void} again makes the report again
 * @param {() => void} relist shows this anew
 * @param {(fault: unknown) => void} refuse a file that is no document
 */
export function earlierReports(plan, again, relist, refuse) {
  const input = make('input', { type: 'file', accept: '.json,application/json', multiple: true });
  input.addEventListener('change', async () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    try {
      for (const file of files) givePublished(file.name, JSON.parse(await file.text()));
      relist();
      again();
    } catch (fault) {
      refuse(fault);
    }
  });
  const leaveOut = () => {
    given = [];
    relist();
    again();
  };
  const names = given.flatMap(({ name }) => [make('bdi', {}, name), ', ']).slice(0, -1);
  const ofVisit = saved.filter((one) => one.plan === plan);
  return make(
    'details',
    { class: 'earlier', open: given.length + ofVisit.length > 0 },
    make('summary', {}, 'Add earlier publications'),
    make(
      'p',
      { class: 'quiet' },
      'Readers compare: an earlier edition of this report, or the reports of other jurisdictions and of the whole for ' +
        'the same time. Give the documents (JSON) that were published, and the proof takes them into account.',
    ),
    make(
      'div',
      { class: 'row' },
      make('label', { class: 'button' }, 'Add published reports …', input),
      given.length > 0 ? button('Leave them out', leaveOut) : undefined,
    ),
    given.length > 0 ? make('p', { class: 'published' }, 'Taken into account: ', ...names) : undefined,
    ofVisit.length > 0 ? visit(ofVisit, again) : undefined,
  );
}

/** The reports of this visit, each with a box. @param {typeof saved} reports @param {() => void} again */
function visit(reports, again) {
  const boxes = reports.map((report) => {
    const box = make('input', { type: 'checkbox', checked: report.counts });
    box.addEventListener('change', () => {
      report.counts = box.checked;
      again();
    });
    return make('label', {}, box, ' ', make('bdi', {}, nameOf(documentOf(report.text))));
  });
  return make(
    'fieldset',
    { class: 'visit' },
    make('legend', {}, 'Reports saved in this visit are taken into account:'),
    ...boxes,
  );
}

/** Returns the name that tells a report from others by the same plan. @param {ReportDocument} report */
export function nameOf({ title, jurisdiction, period, accurateAsOf }) {
  const [name, place] = [textOf(title), textOf(jurisdiction.name)];
  const label = textOf(period.label);
  const days = label !== '' ? label : [period.start, period.end].filter((day) => day !== undefined).join(' to ');
  const whose = name.includes(place) ? '' : place;
  const asOf = accurateAsOf === undefined ? '' : `as of ${accurateAsOf}`;
  return [name, whose, days, asOf].filter((part) => part !== '').join(', ');
}
