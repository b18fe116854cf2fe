// The record of how a report was made: for the files of whoever publishes it, never for the public.
import { textOf } from './texts.js';
import { download } from '../save.js';

/** @typedef {import('/pkg/analyst.js').Audit} Audit */
/** @typedef {import('/pkg/analyst.js').Account} Account */
/** @typedef {import('./editor/session.js').Session} Session */

/**
 * @typedef {object} Record
 * @property {'hotline-report-record'} kind
 * @property {1} version of this format
 * @property {string} program and its version
 * @property {string} made when
 * @property {string} title of the report
 * @property {{name: string, bytes: number, sha256: string | undefined}[]} files
 * @property {import('/pkg/analyst.js').Scope} scope
 * @property {number} rows of the files
 * @property {Account} account
 * @property {Pick<Audit, 'verdict' | 'threshold' | 'zerosSensitive' | 'hidden' | 'warnings' | 'examined'> & {overridden?: string | undefined}} protection
 * @property {import('/pkg/analyst.js').Mapping} mapping
 * @property {import('/pkg/analyst.js').Plan} plan
 */

/** @param {Session} session @param {import('/pkg/analyst.js').Outcome} outcome @param {string} program @returns {Promise<Record>} */
export async function recordOf({ whole: plan, mapping, scope, chosen, beside }, { report, account, audit }, program) {
  const { verdict, threshold, zerosSensitive, hidden, warnings, examined, overridden } = audit;
  return {
    kind: 'hotline-report-record',
    version: 1,
    program,
    made: new Date().toISOString(),
    title: textOf(report.title),
    files: await Promise.all([chosen, ...beside].map(fileOf)),
    scope,
    rows: account.rows,
    account,
    protection: { verdict, threshold, zerosSensitive, hidden, warnings, examined, overridden },
    mapping,
    plan,
  };
}

/** @param {{source: Blob, name: string}} file */
const fileOf = async ({ source, name }) => ({ name, bytes: source.size, sha256: await sha256(source) });

/** Pages that came without encryption cannot compute it. @param {Blob} source */
async function sha256(source) {
  if (!globalThis.crypto?.subtle) return undefined;
  const hash = await crypto.subtle.digest('SHA-256', await source.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {Record} record */
export function saveRecord(record) {
  download(`${nameOf(record)}.json`, 'application/json', `${JSON.stringify(record, undefined, 2)}\n`);
}

/** @param {Record} record */
export function savePrintedRecord(record) {
  download(`${nameOf(record)}.html`, 'text/html', pageOf(record));
}

/** @param {Record} record */
const nameOf = ({ title, made }) =>
  `${(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['report']).join('-')}-record-${made.slice(0, 10)}`;

const verdicts = {
  safe: 'Safe to publish: no hidden count can be worked out.',
  disclosed: 'Not safe: hidden counts can be worked out.',
  unresolved: 'Not safe: it could not be decided whether hidden counts can be worked out.',
  contradiction: 'Not safe: the counts do not fit together.',
};

/** @param {Record} record */
export function pageOf({ program, made, title, files, scope, rows, account, protection, mapping, plan }) {
  const { verdict, threshold, zerosSensitive, hidden, warnings, examined, overridden } = protection;
  const covered = [scope.jurisdiction, [scope.start, scope.end].filter(Boolean).join(' to '), scope.periodLabel];
  const facts = [
    ['Report', title],
    ['Of', covered.filter(Boolean).join(', ') || 'all records'],
    ['Accurate as of', scope.accurateAsOf ?? 'not said'],
    ...files.map(({ name, bytes, sha256: hash }) => [
      'File',
      `${name}, ${bytes.toLocaleString('en-US')} bytes, SHA-256 ${hash ?? 'not computed: the page came without encryption'}`,
    ]),
    ['Plan', `${plan.name} (${plan.id})`],
    ['Made', `${made}, with ${program}`],
  ];
  const counts = account.told.filter(({ kind }) => kind === 'excluded' || kind === 'failed');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(`How “${title}” was made`)}</title>
<style>
body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif}
table{border-collapse:collapse;width:100%}th,td{padding:.35rem .75rem .35rem 0;border-bottom:1px solid #bbb;text-align:start;vertical-align:top;overflow-wrap:anywhere}
th{width:11rem;font-weight:600}.n{text-align:end;white-space:nowrap}.sign{display:flex;gap:2rem;margin-top:4rem}.sign div{flex:1;border-top:1px solid;padding-top:.25rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem}.alarm{font-weight:600}
</style>
</head>
<body>
<h1>How this report was made</h1>
<p>For your own files. It is no part of the report and must not be published with it.</p>
${table(facts)}
<h2>Where every row went</h2>
${table([['In the report', figure(account.inScope)], ...counts.map(({ message, rows: count }) => [message, figure(count)]), ['Rows in the file', figure(rows)]])}
${list(account.told.filter(({ kind }) => kind !== 'excluded' && kind !== 'failed').map(({ message, rows: count }) => `${message} (${figure(count)})`))}
<h2>Protection</h2>
<p class="${verdict === 'safe' ? '' : 'alarm'}">${text(verdicts[verdict])}</p>
${overridden === undefined ? '' : `<p><strong>It was made anyway, for this reason:</strong> ${text(overridden)}</p>`}
<p>Counts under ${threshold} are hidden${zerosSensitive ? ', and so are zeros' : ''}. ${figure(examined.printed)} counts are printed, ${figure(examined.hidden)} hidden.</p>
${hidden.length === 0 ? '<p>Nothing was hidden.</p>' : table(hidden.map(({ place, rows: labels, treatment, reason }) => [place, `${labels.join('; ')}: ${treatments[treatment]}, ${reason === 'small' ? 'because it is small' : 'to protect a smaller number'}`]))}
<p>Taken into account: ${text(examined.documents.join(', ') || 'no other publication')}. Not covered:</p>
${list(examined.notCovered)}
${warnings.length === 0 ? '' : `<h3>To think about</h3>${list(warnings.map(({ message }) => message))}`}
<h2>Columns</h2>
${table(Object.entries(mapping).map(([id, columns]) => [plan.fields[id]?.label ?? id, columns.join(', ')]))}
<div class="sign"><div>Name, function</div><div>Date</div><div>Signature</div></div>
<h2>The plan</h2>
<pre>${text(JSON.stringify(plan, undefined, 1))}</pre>
</body>
</html>
`;
}

const treatments = {
  pooled: 'put together in one row',
  masked: 'hidden',
  withheld: 'left out',
  rounded: 'rounded',
  perturbed: 'changed at random',
};

/** @param {number} number */
const figure = (number) => number.toLocaleString('en-US');

/** @param {string} plain */
const text = (plain) => plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** @param {string[][]} rows */
const table = (rows) =>
  `<table>${rows.map(([head = '', cell = '']) => `<tr><th scope="row">${text(head)}</th><td>${text(cell)}</td></tr>`).join('')}</table>`;

/** @param {string[]} items */
const list = (items) =>
  items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`;
