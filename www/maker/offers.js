// The second step: what can be made of the file.
import { button, counted, fileButton, make, megabytes } from '../dom.js';
import { leftOut } from './account.js';
import { dictionariesUsed } from './dictionaries.js';
import { acceptDrops } from './drop.js';
import { layoutChoices, sampleTable } from './found.js';
import { kindWords } from './kinds.js';

/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('/pkg/analyst.js').RecordsFile} RecordsFile */
/** @typedef {import('/pkg/analyst.js').PlanFit} PlanFit */

/**
 * @param {object} of
 * @param {RecordsFile} of.file
 * @param {import('/pkg/analyst.js').Profile} of.profile
 * @param {import('/pkg/analyst.js').Draft} of.draft
 * @param {Plan[]} of.plans the built-in ones
 * @param {PlanFit[]} of.fits how well each fits, the best first
 * @param {{plan: Plan, why: string} | undefined} of.kept a plan that was used before, or came before the file
 * @param {HTMLElement | undefined} of.fault
 * @param {HTMLElement | undefined} of.notice
 * @param {(overrides: import('/pkg/analyst.js').Overrides) => void} of.change
 * @param {() => void} of.start with the draft
 * @param {() => void} of.goOn with the plan that was kept
 * @param {(plan: Plan) => void} of.choose
 * @param {() => void} of.blank
 * @param {(file: File) => void} of.load a plan from a file
 * @param {HTMLElement[]} of.related what belongs to the file
 * @param {(...files: File[]) => void} of.take what else is given: a dictionary, or a file that belongs to it
 * @param {() => void} of.again drafts anew
 * @param {() => void} of.leave
 */
export function offersScreen(of) {
  const { file, profile, draft, kept, fault, notice, change, start, goOn, leave } = of;
  const { preview } = file;
  const used = draft.columns.filter((column) => column.used).length;
  const facts = [megabytes(file.size), counted(profile.rows, 'row'), counted(profile.columns.length, 'column')];
  const why = `A complete report at once, of ${used} of the ${counted(profile.columns.length, 'column')}. Small counts are hidden. You can change everything then.`;
  return make(
    'div',
    { class: 'step' },
    make('h1', {}, make('bdi', {}, file.name)),
    notice,
    fault,
    make('p', { class: 'quiet' }, `${facts.join(', ')}.`),
    make('h2', {}, 'How do you want to begin?'),
    make(
      'ul',
      { class: 'offers' },
      kept ? offer('Go on with your plan', `“${kept.plan.name}”. ${kept.why}`, goOn, 'primary') : undefined,
      offer('Start from my columns', why, start, kept ? '' : 'primary'),
    ),
    besideZone(of),
    outcomes(draft),
    readyPlans(of),
    make(
      'details',
      { class: 'fold' },
      make('summary', {}, 'How the file was read'),
      layoutChoices(preview, change),
      ...leftOut(preview.leftOut),
      ...preview.warnings.map(({ message, line }) =>
        make('p', { class: 'quiet' }, `${line === null ? '' : `Line ${line.toLocaleString('en-US')}: `}${message}`),
      ),
      sampleTable(preview),
    ),
    make('div', { class: 'row' }, button('Another file', leave)),
  );
}

/** Shows the place where other files are given that belong to it. @param {Parameters<typeof offersScreen>[0]} of */
function besideZone({ draft, related, take, again }) {
  const zone = make(
    'div',
    { class: 'drop is-small' },
    ...dictionariesUsed(draft, again),
    ...related,
    make(
      'p',
      { class: 'quiet' },
      'Is there a dictionary of the columns (REDCap’s as CSV, or the form as XLSForm)? Or a file that says more of the same ' +
        'cases, people or places, one row for each?',
    ),
    fileButton('Add a file beside it …', '.csv,.tsv,.txt,.json,.xlsx,.xlsm,.xlsb,.xls,.ods,text/csv', take, true),
  );
  acceptDrops(zone, take);
  return zone;
}

/** Shows the outcome of each column, with the reason. @param {import('/pkg/analyst.js').Draft} draft */
function outcomes({ columns, told }) {
  const rows = columns.map(({ column, kind, used, reason }) =>
    make(
      'tr',
      used ? {} : { class: 'is-out' },
      make('th', { scope: 'row' }, make('bdi', {}, column)),
      make('td', {}, used ? kindWords[kind] : 'Left out'),
      make('td', { class: 'quiet' }, reason),
    ),
  );
  const heads = ['Column', 'What it is', 'Why'].map((head) => make('th', { scope: 'col' }, head));
  const caption = 'What becomes of each column';
  return make(
    'details',
    { class: 'fold', open: columns.some(({ used }) => !used) },
    make('summary', {}, caption),
    make('ul', { class: 'quiet' }, ...told.map(({ message }) => make('li', {}, message))),
    make(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
      make('table', { class: 'outcomes' }, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...rows)),
    ),
  );
}

/** @param {Parameters<typeof offersScreen>[0]} of */
function readyPlans({ plans, fits, choose, blank, load }) {
  const items = fits.flatMap((fit) => {
    const plan = plans.find(({ id }) => id === fit.id);
    return plan ? [ready(fit, plan, choose)] : [];
  });
  return make(
    'details',
    { class: 'fold', open: (fits[0]?.share ?? 0) >= GOOD },
    make('summary', {}, 'Or begin with a ready plan'),
    make('ul', { class: 'offers' }, ...items),
    make(
      'div',
      { class: 'row' },
      fileButton('A plan from a file …', '.json,application/json', load),
      button('A blank plan', blank),
    ),
  );
}

/** From how many of its columns on, in percent, a ready plan is shown at once. */
const GOOD = 80;

/** @param {string} text @param {string} why @param {() => void} take @param {string} [kind] */
function offer(text, why, take, kind = '') {
  return make('li', {}, button(text, take, kind), make('p', { class: 'quiet' }, why));
}

/** @param {PlanFit} fit @param {Plan} plan @param {(plan: Plan) => void} choose */
function ready({ found, fields, lacks }, plan, choose) {
  const missing = lacks.length > 0 ? ` It cannot do without ${lacks.map((label) => `“${label}”`).join(', ')}.` : '';
  const fits = `Fits ${found} of its ${fields} columns.${missing}`;
  return make(
    'li',
    {},
    button(plan.name, () => choose(plan)),
    make('p', { class: 'quiet' }, fits),
    plan.description === undefined ? undefined : make('p', { class: 'quiet' }, plan.description),
  );
}

/** When a plan was used before. @param {import('./plan/keep.js').Kept} kept */
export const usedFor = ({ at }) =>
  `You used it for a file with these headings on ${new Date(at).toLocaleDateString('en-US', { dateStyle: 'long' })}.`;
