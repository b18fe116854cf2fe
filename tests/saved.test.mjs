// Reports as single files, without any browser: what is in them, and what never is.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadReport, ReportError } from '../pkg/node/index.js';
import { oEmbedOf, toSingleFile } from '../pkg/node/save.js';
import { root } from '../scripts/run.mjs';
import { trilingual } from './page/languages.mjs';

/** @param {string} name */
const document = (name) => JSON.parse(readFileSync(new URL(`../www/reports/${name}.json`, import.meta.url), 'utf8'));
const missouri2020 = () => document('missouri-2020');
const missouri2017 = () => document('missouri-2017');

/** The contents of the elements of that name. @param {string} html @param {string} name @param {string} [attributes] */
const contents = (html, name, attributes = '[^>]*') =>
  [...html.matchAll(new RegExp(`<${name}${attributes}>([^]*?)</${name}>`, 'g'))].map(([, text = '']) => text);

/** The text of a block of data. @param {string} html @param {string} id */
const block = (html, id) => contents(html, 'script', `[^>]* id="${id}"`)[0] ?? '';

/** What search engines read. @param {string} html */
const dataset = (html) => JSON.parse(contents(html, 'script', ' type="application/ld\\+json"')[0] ?? '');

/** @param {string} html */
const policy = (html) => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';

/** @param {string} text */
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('the same document gives the same bytes', async () => {
  for (const variant of /** @type {const} */ (['interactive', 'static', 'paste'])) {
    const [first, second] = await Promise.all([1, 2].map(() => toSingleFile(missouri2017(), { variant })));
    assert.equal(first, second, variant);
  }
});

test('the policy names the style that gives a report the colour of its publisher', async () => {
  const report = { ...missouri2020(), imprint: { accent: '#8a1c1c', contact: 'data@example.org' } };
  for (const variant of /** @type {const} */ (['interactive', 'static'])) {
    const html = await toSingleFile(report, { variant });
    const own = '.hr-report{--hr-own:#8a1c1c}';
    assert.ok(contents(html, 'style', '').includes(own), variant);
    assert.ok(policy(html).includes(hash(own)), variant);
    assert.ok(html.includes('href="mailto:data@example.org"'), variant);
  }
  assert.ok(!(await toSingleFile(report, { variant: 'paste' })).includes('#8a1c1c'));
});

test('a saved page names the palette of its report, and its style has the colours', async () => {
  for (const variant of /** @type {const} */ (['interactive', 'static'])) {
    const html = await toSingleFile({ ...missouri2020(), imprint: { palette: 'plum' } }, { variant });
    assert.match(html, /<article[^>]* data-hr-palette="plum"/, variant);
    assert.ok(
      contents(html, 'style', '').some((style) => style.includes('#823665')),
      variant,
    );
  }
});

test('a saved page holds the published document once, and nothing of whoever made it', async () => {
  const html = await toSingleFile(missouri2020());
  assert.deepEqual(JSON.parse(block(html, 'hr-document')), missouri2020());
  assert.deepEqual(Object.keys(JSON.parse(block(html, 'hr-more'))), ['language', 'contradictions', 'geometry']);
  assert.equal(contents(html, 'script').length, 5);
});

test('what is no part of a document is not saved with it', async () => {
  const outcome = { ...missouri2020(), audit: { hidden: [{ place: 'a', rows: ['b'] }] } };
  await assert.rejects(
    toSingleFile(outcome),
    (fault) => fault instanceof ReportError && fault.code === 'invalid-document' && /audit/.test(fault.message),
  );
});

test('the policy names the very script and style that are in the page', async () => {
  const html = await toSingleFile(missouri2020());
  const [script = ''] = contents(html, 'script', '');
  const [style = ''] = contents(html, 'style', '');
  assert.ok(script.length > 1000 && style.length > 1000);
  assert.ok(policy(html).includes(`script-src ${hash(script)} 'wasm-unsafe-eval'`));
  assert.ok(policy(html).includes(`style-src ${hash(style)}`));
  assert.ok(policy(html).includes("default-src 'none'") && policy(html).includes("connect-src 'none'"));
  assert.ok(!policy(html).includes("'unsafe-eval'") && !policy(html).includes("'unsafe-inline'"));
});

test("the analyst's page is forbidden what a saved report is, but for its worker and pictures of files", async () => {
  const parts = (/** @type {string} */ html) =>
    policy(html)
      .replaceAll(/'sha256-[^']*'/g, 'HASH')
      .split('; ');
  const analyst = parts(readFileSync(join(root, 'pkg', 'hotline-report-analyst.html'), 'utf8'));
  const report = parts(await toSingleFile(missouri2020()));
  assert.deepEqual(
    analyst.filter((part) => !report.includes(part)),
    ['style-src HASH', 'worker-src blob:', 'img-src data: blob:'],
  );
  assert.deepEqual(
    report.filter((part) => !analyst.includes(part)),
    ['style-src HASH HASH', 'img-src data:'],
  );
});

test('nothing in a saved page has a style or a script of its own', async () => {
  const html = await toSingleFile(missouri2017());
  const [article = ''] = contents(html, 'main');
  assert.doesNotMatch(article, /<[^>]* (style|on\w+)=/);
  assert.doesNotMatch(article, /(src|href)="(?!#|data:)/);
});

test('nothing in the static page runs, and it has its charts', async () => {
  const html = await toSingleFile(missouri2017(), { variant: 'static' });
  assert.doesNotMatch(html, /<script(?! type="application\/ld\+json">)|<button|script-src/);
  // Each for wide and for narrow screens, beside the bars in rows.
  assert.equal(html.match(/<svg[^>]* role="img"/g)?.length, 4);
  assert.ok(html.includes('<td class="hr-bar"'));
});

test('search engines find the figures as a dataset, in pages but not in pieces to paste', async () => {
  const golden = new URL('golden/export/missouri-2020/dataset.jsonld', import.meta.url);
  for (const variant of /** @type {const} */ (['interactive', 'static'])) {
    const html = await toSingleFile(missouri2020(), { variant });
    assert.deepEqual(dataset(html), JSON.parse(readFileSync(golden, 'utf8')), variant);
  }
  assert.doesNotMatch(await toSingleFile(missouri2020(), { variant: 'paste' }), /ld\+json/);
});

test('a page says what it is to those who link to it, and where it stands only if that is known', async () => {
  const page = await toSingleFile(missouri2020(), { variant: 'static' });
  assert.match(page, /<meta name="description" content="[^"]*Missouri[^"]*\d+[^"]*">/);
  assert.match(page, /<meta property="og:title" content="Missouri State Report">/);
  assert.match(page, /<meta property="og:locale" content="en_US">/);
  assert.doesNotMatch(page, /og:image|canonical|oembed/);
  const [address, picture] = ['https://example.org/a.html?b=1&c=2', 'https://example.org/a.png'];
  const placed = await toSingleFile(missouri2020(), { variant: 'static', address, picture });
  assert.match(placed, /<link rel="canonical" href="https:\/\/example.org\/a.html\?b=1&amp;c=2">/);
  assert.match(placed, /<meta property="og:image" content="https:\/\/example.org\/a.png">/);
  assert.match(placed, /application\/json\+oembed/);
  await assert.rejects(toSingleFile(missouri2020(), { address: '/a.html' }), { code: 'invalid-options' });
});

test('what content systems ask for an address of is an iframe with the title', async () => {
  const report = await loadReport(missouri2020());
  const address = 'https://example.org/a.html?b=1&c=2';
  const told = oEmbedOf(report, { address, height: 700 });
  assert.deepEqual([told.version, told.type, told.title, told.height], ['1.0', 'rich', 'Missouri State Report', 700]);
  assert.match(told.html, /^<iframe src="https:\/\/example.org\/a.html\?b=1&amp;c=2" title="Missouri State Report"/);
  /** @type {any[][]} */
  const wrong = [
    [report, { address: 'javascript:alert(1)' }],
    [report],
    [report, {}],
    [missouri2020(), { address }],
    [undefined, { address }],
    [report, { address, maxWidth: -1 }],
    [report, { address, width: -1 }],
    [report, { address, height: '700' }],
  ];
  const given = /** @type {(...all: any[]) => unknown} */ (oEmbedOf);
  for (const all of wrong) assert.throws(() => given(...all), { name: 'ReportError', code: 'invalid-options' });
});

test('Node reads files of the disk by an URL, and by no text, which may come from others', async () => {
  const { href } = new URL('../www/reports/missouri-2020.json', import.meta.url);
  await assert.rejects(loadReport(href), { name: 'ReportError', code: 'unreachable', message: /new URL/ });
  assert.equal((await loadReport(new URL(href))).title, 'Missouri State Report');
  await assert.rejects(loadReport(new URL(`${href}.gone`)), { name: 'ReportError', code: 'unreachable' });
});

test('words that would end a block of data are only words', async () => {
  const hostile = { ...missouri2020(), subtitle: '</script><script>alert(1)</script><!--' };
  const html = await toSingleFile(hostile);
  assert.equal(contents(html, 'script').length, 5);
  assert.equal(JSON.parse(block(html, 'hr-document')).subtitle, hostile.subtitle);
  assert.ok(dataset(html).description.includes(hostile.subtitle));
  assert.match(html, /&lt;\/script&gt;/);
});

test('a title is only a title', async () => {
  const html = await toSingleFile({ ...missouri2020(), title: 'A </title> & "B"' });
  assert.match(html, /<title>A &lt;\/title&gt; &amp; &quot;B&quot;<\/title>/);
});

test('a report is saved in one of its languages as a whole', async () => {
  const html = await toSingleFile(trilingual(), { variant: 'static', language: 'es-US' });
  assert.match(html, /<html lang="es-US">/);
  assert.match(html, /<title>Llamadas de 2020<\/title>/);
  assert.match(html, /1 de enero de 2020/);
  assert.doesNotMatch(html, /Family|Calls of/);
});

test('a language that its texts are not in is refused, with those that they are in', async () => {
  const saving = toSingleFile(missouri2020(), { language: 'es-US' });
  await assert.rejects(saving, /The texts of this report are not in es-US; they are in en-US\./);
});

test('a saved page has the words of its languages and of no others', async () => {
  const { words } = JSON.parse(block(await toSingleFile(trilingual()), 'hr-more'));
  assert.deepEqual(
    words.map((/** @type {string} */ text) => text.split('\n')[0]),
    ['code = "ar"'],
  );
  const plain = await toSingleFile(missouri2020());
  assert.equal(JSON.parse(block(plain, 'hr-more')).words, undefined);
  assert.doesNotMatch(contents(plain, 'main').join(), /data-hr-language/);
});

test('a report in Arabic runs from right to left', async () => {
  const html = await toSingleFile(trilingual(), { variant: 'static', language: 'ar' });
  assert.match(html, /<html lang="ar" dir="rtl">/);
  assert.match(html, /<article class="hr-report" lang="ar" dir="rtl">/);
  assert.match(html, /البيانات حتى 1 يوليو 2021/);
});

test('a document that is not sound is not saved, and all its problems are told', async () => {
  const broken = { ...missouri2020(), titel: 'x', accurateAsOf: '2021-02-30' };
  await assert.rejects(
    toSingleFile(broken),
    (fault) => fault instanceof ReportError && fault.code === 'invalid-document' && fault.problems.length >= 2,
  );
});

test('a variant that does not exist says which do', async () => {
  await assert.rejects(
    toSingleFile(missouri2020(), { variant: /** @type {any} */ ('pdf') }),
    /interactive.*static.*paste/,
  );
});

test('a language without words is refused', async () => {
  await assert.rejects(
    toSingleFile(missouri2020(), { language: 'xx' }),
    /`language` should be a language such as .*es-US.*“xx”/,
  );
});

test('where the publication contradicts itself the saved page says so', async () => {
  const contradicting = missouri2020();
  contradicting.sections[2].tables[0].rows[0].value = { count: 58, percent: '23%' };
  const html = await toSingleFile(contradicting);
  assert.match(html, /hr-contradictions/);
  assert.equal(JSON.parse(block(html, 'hr-more')).contradictions.length, 1);
});

test('ids of two pasted reports do not collide', async () => {
  const [one, other] = await Promise.all(
    [missouri2020(), missouri2017()].map((report) => toSingleFile(report, { variant: 'paste' })),
  );
  const ids = (/** @type {string} */ html) => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  const all = [...ids(one ?? ''), ...ids(other ?? '')];
  assert.equal(new Set(all).size, all.length);
});
