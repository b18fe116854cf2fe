// The second step: what can be made of the file.
import { button, counted, fileButton, make, megabytes } from '../dom.js';
import { leftOut } from './account.js';
import { layoutChoices, sampleTable } from './found.js';

/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('/pkg/analyst.js').RecordsFile} RecordsFile */
/** @typedef {{plan: Plan, found: number, of: number}} Fit how many of the fields that a plan needs the file has */

/**
 * @param {object} of
 * @param {RecordsFile} of.file
 * @param {import('./profile.js').Profile} of.profile
 * @param {Fit[]} of.fits the best first
 * @param {import('./plan/keep.js').Kept | undefined} of.kept what was used for such a file before
 * @param {HTMLElement | undefined} of.fault
 * @param {HTMLElement | undefined} of.notice
 * @param {(overrides: import('/pkg/analyst.js').Overrides) => void} of.change
 * @param {() => void} of.draft
 * @param {() => void} of.goOn with the plan that was kept
 * @param {(plan: Plan) => void} of.choose
 * @param {() => void} of.blank
 * @param {(file: File) => void} of.load a plan from a file
 * @param {() => void} of.leave
 */
export function offersScreen({
  file,
  profile,
  fits,
  kept,
  fault,
  notice,
  change,
  draft,
  goOn,
  choose,
  blank,
  load,
  leave,
}) {
  const { preview } = file;
  const off = profile.columns.filter(({ concern }) => concern !== null).length;
  const used = `${counted(profile.columns.length, 'column')}${off > 0 ? `; ${off} may name people and will be left out` : ''}.`;
  return make(
    'div',
    { class: 'step' },
    make('h1', {}, make('bdi', {}, file.name)),
    notice,
    fault,
    make('p', { class: 'quiet' }, `${megabytes(file.size)}, ${used}`),
    make('h2', {}, 'How do you want to begin?'),
    make(
      'ul',
      { class: 'offers' },
      kept
        ? offer(
            'Go on with your plan',
            `“${kept.plan.name}”: you used it for a file with these headings on ${day(kept.at)}.`,
            goOn,
            'primary',
          )
        : undefined,
      offer(
        'Start from my columns',
        'A complete report at once: a table for each column with answers, small counts hidden. Change what you like then.',
        draft,
        kept ? '' : 'primary',
      ),
    ),
    make(
      'details',
      { class: 'fold', open: (fits[0]?.found ?? 0) === fits[0]?.of },
      make('summary', {}, 'Or begin with a ready plan'),
      make('ul', { class: 'offers' }, ...fits.map((fit) => ready(fit, choose))),
      make(
        'div',
        { class: 'row' },
        fileButton('A plan from a file …', '.json,application/json', load),
        button('A blank plan', blank),
      ),
    ),
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

/** @param {string} text @param {string} why @param {() => void} take @param {string} [kind] */
function offer(text, why, take, kind = '') {
  return make('li', {}, button(text, take, kind), make('p', { class: 'quiet' }, why));
}

/** @param {Fit} fit @param {(plan: Plan) => void} choose */
function ready({ plan, found, of }, choose) {
  const fits = `This file has ${found} of the ${of} columns that it needs.`;
  return make(
    'li',
    {},
    button(plan.name, () => choose(plan)),
    make('p', { class: 'quiet' }, `${fits} ${plan.description ?? ''}`),
  );
}

/** @param {string} at */
const day = (at) => new Date(at).toLocaleDateString('en-US', { dateStyle: 'long' });
