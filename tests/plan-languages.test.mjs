// A plan in several languages, as the page's controls change it: translations stay with the words that they translate.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { root } from '../scripts/run.mjs';
import { checkPlan, openRecords } from '../pkg/node/analyst.js';
import { blankPlan } from '../www/maker/plan/blank.js';
import { languageName, withLanguageNames } from '../www/language-names.js';
import { withColumn } from '../www/maker/plan/columns.js';
import { valueAt } from '../www/maker/plan/edit.js';
import { languageAt, translationProblems } from '../www/maker/plan/places.js';
import { withTableMoved } from '../www/maker/plan/tables.js';
import { withRenamed } from '../www/maker/plan/answers.js';
import { withParagraphAt, withText } from '../www/maker/plan/texts.js';
import * as languages from '../www/maker/plan/languages.js';
import { numbers, randomEdit } from './plan-edits.mjs';

/** The tests look into plans whose parts are known to be there. @type {any} */
const { changedIn, inOneLanguage, isOptional, otherLanguages, outdated, outdatedOf, pairsOf, textsIn } = languages;
/** @type {any} */
const { withTranslation, withTranslationsOf, withoutLanguage } = languages;

const folder = join(root, 'src/plan/plans');
const builtIn = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const csv = 'Day,Caller,Age\n2024-01-11,Self,20\n2024-02-11,Police,34\n2024-03-11,Self,41\n';

/** What the types of the program say of a plan. */
const isPlan = new Ajv2020({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(join(root, 'js/generated/plan.schema.json'), 'utf8')),
);

/** A plan of our own, from columns. @returns {any} */
const drafted = () =>
  /** @type {const} */ ([
    ['Day', 'date'],
    ['Caller', 'category'],
    ['Age', 'number'],
  ]).reduce((plan, [name, type]) => withColumn(plan, { name, separator: ';' }, type).plan, blankPlan());

/** Another language than the plan's own. @param {any} plan */
const otherOf = ({ language }) => (language.startsWith('es') ? 'fr' : 'es');

/** The same text as in another language, with its parts and what is filled in. @param {any} text @returns {any} */
const inOther = (text) => (typeof text === 'string' ? `¡${text}!` : ['¡', ...text, '!']);

/** @param {any} plan whose texts are all in another language, too */
const translated = (plan) =>
  pairsOf(plan, otherOf(plan)).reduce(
    (/** @type {any} */ so, /** @type {any} */ { own }) => withTranslation(so, otherOf(plan), own, inOther(own)),
    plan,
  );

/** All texts and lists of a plan, with their paths. @param {any} value @param {any[]} path @returns {{path: any[], value: any}[]} */
function leaves(value, path = []) {
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([name, one]) =>
    leaves(one, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return Array.isArray(value) ? [{ path, value }, ...below] : below;
}

/** @param {any} plan @param {any[]} path @param {any} value */
function withAt(plan, path, value) {
  const draft = structuredClone(plan);
  path.slice(0, -1).reduce((within, key) => within[key], draft)[path.at(-1)] = value;
  return draft;
}

for (const plan of [drafted(), ...builtIn]) {
  test(`${plan.id}: the texts that can be translated are those that may be by language`, () => {
    const known = new Set(textsIn(plan).map((/** @type {any} */ { path }) => path.join('/')));
    assert.ok(known.size > 5);
    for (const { path, value } of leaves(plan)) {
      // What is within a text is no text of its own.
      if (path.some((_, place) => known.has(path.slice(0, place).join('/')))) continue;
      const byLanguage = withAt(plan, path, { [plan.language]: value, fr: value });
      assert.equal(known.has(path.join('/')), isPlan(byLanguage), path.join('/'));
    }
  });

  test(`${plan.id}: a language whose texts are all given makes a plan that can be read in it`, async () => {
    const whole = translated(plan);
    assert.deepEqual(await checkPlan(whole), []);
    assert.deepEqual(otherLanguages(whole), [otherOf(plan)]);
    assert.deepEqual(inOneLanguage(whole), inOneLanguage(plan));
    assert.deepEqual(inOneLanguage(withoutLanguage(whole, otherOf(plan))), inOneLanguage(plan));
  });
}

test('readers are offered a language once every text is in it', async () => {
  const plan = drafted();
  const needed = pairsOf(plan, 'es').filter((/** @type {any} */ { path }) => !isOptional(plan, path));
  /** @param {any[]} pairs */
  const languagesOf = async (pairs) => {
    const whole = pairs.reduce((so, { own }) => withTranslation(so, 'es', own, inOther(own)), plan);
    const file = await openRecords(csv, { name: 'calls.csv' });
    const records = await file.read(whole);
    const { report } = await records.report();
    records.close();
    file.close();
    return typeof report.title === 'string' ? [] : Object.keys(report.title);
  };
  assert.deepEqual(await languagesOf(needed), ['en', 'es']);
  for (const words of ['By month', 'Report for {period}']) {
    const rest = needed.filter((/** @type {any} */ { own }) => own !== words);
    assert.equal(rest.length, needed.length - 1);
    assert.deepEqual(await languagesOf(rest), [], words);
  }
});

test('translations stay with their words, whatever else is changed', async () => {
  for (const seed of [1, 2, 3]) {
    const random = numbers(seed);
    let whole = translated(drafted());
    for (let step = 0; step < 200; step += 1) {
      const plan = inOneLanguage(whole);
      const { name, plan: next } = randomEdit(plan, random);
      const known = new Map(
        pairsOf(whole, 'es').map((/** @type {any} */ { own, other }) => [JSON.stringify(own), other]),
      );
      const after = next === plan ? whole : withTranslationsOf(whole, next);
      assert.deepEqual(inOneLanguage(after), next, `${name} says in its own language what it said`);
      for (const { own, other } of pairsOf(after, 'es')) {
        assert.deepEqual(other, known.get(JSON.stringify(own)), `${name}: ${JSON.stringify(own)}`);
      }
      whole = after;
    }
  }
});

test('a text that moves takes its translation along', () => {
  const whole = translated(drafted());
  const plan = inOneLanguage(whole);
  const id = plan.report.sections[0].tables[0].id;
  const after = withTranslationsOf(whole, withTableMoved(plan, id, 1));
  const [title] = pairsOf(after, 'es').filter((/** @type {any} */ { own }) => own === 'By month');
  assert.equal(title.other, '¡By month!');
});

test('once words are changed, their translation is gone from the plan, and is proposed', () => {
  const whole = translated(drafted());
  const plan = inOneLanguage(whole);
  const before = plan.report.title;
  const typed = ['Calls of', 'Calls of a'].reduce(
    ({ so, gone }, text) => {
      const next = withTranslationsOf(so, withText(inOneLanguage(so), ['report', 'title'], text));
      return { so: next, gone: outdated(so, next, gone) };
    },
    { so: whole, gone: new Map() },
  );
  assert.equal(typed.so.report.title, 'Calls of a');
  assert.equal(outdatedOf(typed.gone, 'Calls of a', 'es'), inOther(before));
});

test('a text that is changed where another language is read changes in that language alone', () => {
  const whole = translated(drafted());
  const read = inOneLanguage(whole, 'es');
  const after = changedIn(whole, 'es', withText(read, ['report', 'title'], 'Llamadas'));
  assert.deepEqual(after.report.title, { ...whole.report.title, es: 'Llamadas' });
  assert.deepEqual(inOneLanguage(after), inOneLanguage(whole));
});

test('answers are not put together, nor a paragraph taken away, in one language alone', () => {
  const plan = drafted();
  plan.fields.caller.values = [{ label: 'Friend' }, { label: 'Hospital' }, { label: 'Police' }];
  plan.report.introduction = ['One.', 'Two.'];
  const whole = translated(plan);
  const read = inOneLanguage(whole, 'es');
  const joined = changedIn(whole, 'es', withRenamed(read, 'caller', '¡Hospital!', '¡Friend!'));
  assert.equal(joined, whole);
  assert.equal(changedIn(whole, 'es', withParagraphAt(read, 'introduction', 0, '')), whole);
  assert.equal(changedIn(whole, 'es', withText(read, ['report', 'title'], '')), whole);
  const renamed = changedIn(whole, 'es', withRenamed(read, 'caller', '¡Hospital!', 'Clínica'));
  assert.deepEqual(
    renamed.fields.caller.values.map((/** @type {any} */ { label }) => label.es),
    ['¡Friend!', 'Clínica', '¡Police!'],
  );
});

test('a language is the same in capital letters', () => {
  const plan = drafted();
  plan.report.title = { EN: 'Calls', Es: 'Llamadas' };
  assert.equal(inOneLanguage(plan).report.title, 'Calls');
  assert.deepEqual(withTranslation(plan, 'es', 'Calls', 'Cifras').report.title, { EN: 'Calls', Es: 'Cifras' });
});

test('a language that a text names by its region keeps its name', () => {
  const plan = { ...drafted(), language: 'en-US' };
  plan.report.title = { 'en-US': 'Calls', 'pt-BR': 'Ligações' };
  assert.deepEqual(otherLanguages(plan), ['pt-BR']);
  assert.deepEqual(withTranslation(plan, 'pt-BR', 'Calls', 'Chamadas').report.title, {
    'en-US': 'Calls',
    'pt-BR': 'Chamadas',
  });
});

for (const plan of builtIn) {
  test(`what is wrong with a translation is beside that text: ${plan.id}`, async () => {
    const [tag, other] = plan.language.startsWith('es') ? ['es', 'en'] : ['en', 'es'];
    let checked = 0;
    for (const { path, value } of textsIn(plan)) {
      // Without a word there is nothing to translate.
      if (typeof value !== 'string' || !pairsOf(plan, other).some((/** @type {any} */ { own }) => own === value))
        continue;
      const draft = structuredClone(plan);
      valueAt(draft, path.slice(0, -1))[String(path.at(-1))] = { [tag]: value, [other]: '{yaer}' };
      const problems = (await checkPlan(draft)).filter(({ place }) => languageAt(draft, place) !== undefined);
      if (problems.length === 0) continue;
      const { found, elsewhere } = translationProblems(draft, other, problems);
      assert.deepEqual([[...found.keys()], elsewhere], [[value], []], path.join(' '));
      checked += 1;
    }
    assert.ok(checked > 5, `${checked} texts`);
  });
}

test('a message says the language by its name, and keeps a tag that it does not know', () => {
  assert.match(
    withLanguageNames('The report is not in “ar”, because the plan lacks'),
    /^The report is not in Arabic, because/,
  );
  assert.match(
    withLanguageNames("This text is not in en-US, the plan's own language."),
    /is not in English, the plan's/,
  );
  assert.equal(withLanguageNames('Nothing is filled in for “es”.'), 'Nothing is filled in for “es”.');
  assert.deepEqual(['es-AR', 'zh', 'xx-1', '?'].map(languageName), ['Spanish', 'Chinese', 'xx', '?']);
});

test('a message keeps the words that it quotes, whatever language they would be the tag of', () => {
  for (const message of [
    'The answer “maybe” is not in “no”.',
    'The heading is not in “is”, because the plan lacks that column.',
    'The row “This text is not in “ar”, as other texts of the report are” is unknown.',
    "The title “Not in en-US, the plan's own language” is too long.",
    'This text is not in “Harbour”, as other texts of the report are.',
  ]) {
    assert.equal(withLanguageNames(message), message);
  }
  const quoting =
    'The report is not in “ar”, because the plan lacks that language for: “Calls not in “es””, “is not in “no”, as is”.';
  assert.equal(withLanguageNames(quoting), quoting.replace('“ar”', 'Arabic'));
  assert.match(
    withLanguageNames("This text is not in es-419, the report's own language."),
    /^This text is not in Spanish, the report's/,
  );
});
