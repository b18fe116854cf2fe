// A second language beside the first, text by text.
import { html, useState } from '/pkg/preact/preact.js';
import { languageName } from '../../language-names.js';
import { unlistedAnswers } from './answers-of.js';
import { Bar, Button, Choice, figure, ProblemList, Switch } from './controls.js';
import { withListed } from '../plan/answers.js';
import { isAlike } from '../plan/edit.js';
import {
  isOptional,
  otherLanguages,
  outdatedOf,
  pairsOf,
  partOf,
  withoutLanguage,
  withTranslation,
  withTranslationsOf,
} from '../plan/languages.js';
import { translationProblems } from '../plan/places.js';
import { asWritten, fromWritten } from '../plan/texts.js';

/** @typedef {import('./session.js').Session} Session */
/**
 * A text and its translation. The answers of the fields are among the texts once the plan lists them.
 * @typedef {import('../plan/languages.js').Pair & {fields?: string[], was?: string}} Pair
 */

/** @param {{session: Session}} of */
export function LanguagesPanel({ session }) {
  const { whole } = session;
  const present = otherLanguages(whole);
  const [chosen, choose] = useState('');
  const tag = chosen || present[0];
  const own = whole.language ?? 'en';
  const offered = session.analyst.languages.filter((code) => code !== own.split('-')[0]);
  const tags = [...present, ...offered.filter((code) => !present.some((one) => one.split('-')[0] === code))];
  return html`<div>
    <p class="quiet">
      The report is in ${languageName(own)}. Give each text in another language beside it, and readers can switch
      between the two.
    </p>
    <${Choice}
      label="Another language"
      id="language"
      value=${tag ?? ''}
      options=${[...(tag === undefined ? [['', 'choose one']] : []), ...tags.map((one) => [one, languageName(one)])]}
      change=${choose}
    />
    ${tag !== undefined && html`<${Pairs} key=${tag} session=${session} tag=${tag} />`}
    ${
      tag !== undefined &&
      present.includes(tag) &&
      html`<${Button}
        text=${`Leave ${languageName(tag)} out`}
        press=${() => session.changeWhole(withoutLanguage(whole, tag), { said: `The report is not in ${languageName(tag)}.` })}
      />`
    }
  </div>`;
}

/** Parts of a report as one reads them, the rest of the plan behind. */
const reading = 'title finding subtitle introduction headline sections caveat notes'.split(' ');

/** @param {Pair} pair */
function placeOf({ path: [first, second] }) {
  if (first !== 'report') return reading.length + 1;
  const place = reading.indexOf(String(second));
  return place < 0 ? reading.length : place;
}

/** All texts of the report, also answers that only the records have. @param {Session} session @param {string} tag @returns {Pair[]} */
function allPairs(session, tag) {
  const unlisted = unlistedAnswers(session);
  const pairs = pairsOf(session.whole, tag).map((pair) => {
    const fields = unlisted.get(asWritten(pair.own));
    unlisted.delete(asWritten(pair.own));
    return fields ? { ...pair, fields, was: asWritten(pair.other), other: undefined } : pair;
  });
  const further = [...unlisted].filter(([own]) => /\p{L}/u.test(own));
  return [
    ...pairs.toSorted((one, other) => placeOf(one) - placeOf(other)),
    ...further.map(([own, fields]) => ({
      path: ['fields', fields[0] ?? '', 'values'],
      own,
      other: undefined,
      fields,
    })),
  ];
}

/** @param {{session: Session, tag: string}} of */
function Pairs({ session, tag }) {
  const [isMissingOnly, only] = useState(false);
  const { plan } = session;
  const pairs = allPairs(session, tag);
  const needed = pairs.filter(({ path }) => !isOptional(plan, path));
  const names = pairs.filter(({ path }) => isOptional(plan, path));
  const missing = needed.filter(({ other }) => other === undefined);
  // What is being translated stays in sight until one asks anew.
  const [wanted, want] = useState(/** @type {Set<string>} */ (new Set()));
  const shown = isMissingOnly ? needed.filter(({ own }) => wanted.has(asWritten(own))) : needed;
  /** @type {Map<string, Pair[]>} */
  const parts = new Map();
  for (const pair of shown) {
    const part = partOf(plan, pair.path);
    parts.set(part, [...(parts.get(part) ?? []), pair]);
  }
  const { found, elsewhere } = translationProblems(session.whole, tag, session.problems);
  const row = (/** @type {Pair} */ pair, /** @type {Pair[]} */ part) =>
    html`<${PairRow}
      key=${asWritten(pair.own)}
      session=${session}
      tag=${tag}
      pair=${pair}
      isTwice=${isTwice(pair, part)}
      problems=${found.get(asWritten(pair.own)) ?? []}
    />`;
  const toggle = (/** @type {boolean} */ isOn) => {
    want(new Set(missing.map(({ own }) => asWritten(own))));
    only(isOn);
  };
  return html`<div>
    <p role="status">
      <${Bar} part=${needed.length - missing.length} of=${needed.length} />${' '}
      ${
        missing.length === 0
          ? html`All ${figure(needed.length)} texts are in ${languageName(tag)}. If an answer that the plan does not
              list is still missing, it is named under <em>Check and save</em>.`
          : html`${figure(needed.length - missing.length)} of ${figure(needed.length)} texts are in
            ${languageName(tag)}. Readers are offered it once all that the report prints are.`
      }
    </p>
    <${ProblemList} problems=${elsewhere} />
    <${Switch} label="Only what is missing" id="missing-only" isOn=${isMissingOnly} change=${toggle} />
    ${[...parts].map(
      ([part, list]) =>
        html`<section key=${part}>
          <h3>${part}</h3>
          ${list.map((pair) => row(pair, list))}
        </section>`,
    )}
    ${
      names.length > 0 &&
      html`<details class="fold" open=${names.some(({ own }) => found.has(asWritten(own)))}>
        <summary>Names and sources, which may stay as they are (${figure(names.length)})</summary>
        ${names.map((pair) => row(pair, []))}
      </details>`
    }
  </div>`;
}

/** Returns whether another text of the same part says the same, as two rows of a table must not. @param {Pair} pair @param {Pair[]} part */
const isTwice = (pair, part) =>
  pair.path[0] === 'fields' &&
  pair.other !== undefined &&
  part.some((one) => one !== pair && one.other !== undefined && isAlike(asWritten(one.other), asWritten(pair.other)));

/** Signs such as {year} that are filled in. @param {string} text */
const signsOf = (text) => [...new Set(text.match(/\{[^}]+\}/g) ?? [])];

/** @param {{session: Session, tag: string, pair: Pair, isTwice: boolean, problems: import('/pkg/analyst.js').PlanProblem[]}} of */
function PairRow({ session, tag, pair: { own, other, fields = [], was: elsewhere = '' }, isTwice: says, problems }) {
  const [written, translated] = [asWritten(own), asWritten(other)];
  const was = other === undefined ? elsewhere || asWritten(outdatedOf(session.outdated, own, tag)) : '';
  const put = (/** @type {string} */ text) => {
    const listed = fields.reduce((plan, id) => withListed(plan, id, written), session.plan);
    const whole = listed === session.plan ? session.whole : withTranslationsOf(session.whole, listed);
    session.changeWhole(withTranslation(whole, tag, own, fromWritten(text)), { typing: `${tag}-${written}` });
  };
  const lost = translated === '' ? [] : signsOf(written).filter((sign) => !translated.includes(sign));
  const take = (/** @type {Event} */ event) => put(/** @type {HTMLInputElement} */ (event.target).value);
  const field = { lang: tag, dir: 'auto', value: translated, 'data-about': `${tag}-${written}`, onInput: take };
  return html`<div class="pair">
    <label class="field wide">
      <span><bdi lang=${session.plan.language}>${written}</bdi></span>
      ${written.length > 60 ? html`<textarea rows="3" ...${field}></textarea>` : html`<input type="text" ...${field} />`}
    </label>
    <${ProblemList} problems=${problems} />
    ${says && html`<p class="beside-control" role="alert">Another answer is called so, too: readers could not tell the two apart.</p>`}
    ${lost.length > 0 && html`<p class="quiet">Without ${lost.join(', ')}.</p>`}
    ${
      other === undefined &&
      html`<div class="row tight">
        ${
          was !== '' &&
          html`<button type="button" class="link" onClick=${() => put(was)}>
            Keep what it was: <bdi lang=${tag}>${was}</bdi>
          </button>`
        }
        <button type="button" class="link" onClick=${() => put(written)}>
          Leave as it is<span class="unseen">: ${written}</span>
        </button>
      </div>`
    }
  </div>`;
}
