// Pollock's measures of a loaded table, after its `metrics.py`, and what became of what a file was polluted with.

/**
 * Parses a file of well-formed CSV: commas, double quotes, doubled within.
 *
 * @param {string} text
 * @returns {string[][]}
 */
export function parseClean(text) {
  const rows = [];
  let row = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; at < text.length && (text[at] !== '"' || text[at + 1] === '"'); at += 1) {
        field += text[at];
        if (text[at] === '"') at += 1;
      }
      at += 1;
    } else {
      while (at < text.length && !',\r\n'.includes(text[at])) field += text[at++];
    }
    row.push(field);
    if (text[at] === ',') {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    if (text.startsWith('\r\n', at)) at += 1;
    at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Spellings that mean the same are one: numbers, and yes and no. @param {string} cell */
function normalized(cell) {
  const text = cell.trim();
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true' ? '1' : '0';
  if (/^[+-]?\d+$/.test(text)) return BigInt(text).toString();
  if (/^[+-]?(\d+\.\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return String(Number(text));
  return text.toLowerCase();
}

/** How many items two lists share, each as often as in both. @param {string[]} one @param {string[]} other */
function shared(one, other) {
  const counts = new Map();
  for (const item of one) counts.set(item, (counts.get(item) ?? 0) + 1);
  return other.filter((item) => {
    const left = counts.get(item) ?? 0;
    counts.set(item, left - 1);
    return left > 0;
  }).length;
}

/** Precision, recall and their harmonic mean, in Pollock's naming. @param {string[]} source @param {string[]} loaded */
function three(source, loaded) {
  if (source.length === 0) return [1, 1, 1];
  const both = shared(source, loaded);
  if (both === 0) return [0, 0, 0];
  const [p, r] = [both / source.length, both / loaded.length];
  return [p, r, (2 * p * r) / (p + r)];
}

/**
 * The ten measures of a file, each from 0 to 1; no table is one without rows.
 *
 * @param {string[][]} source
 * @param {string[][] | undefined} loaded
 */
export function measures(source, loaded) {
  const table = loaded ?? [];
  const success = loaded === undefined && source.length > 0 ? 0 : Number(loaded !== undefined);
  if (source.length === 0) return [success, ...Array.from({ length: 9 }, () => 1)];
  const header = (/** @type {string[][]} */ rows) => (rows[0] ?? []).map(normalized);
  const records = (/** @type {string[][]} */ rows) => rows.slice(1).map((row) => row.map(normalized).join(''));
  return [
    success,
    ...three(header(source), header(table)),
    ...three(records(source), records(table)),
    ...three(source.flat(), table.flat()),
  ];
}

/** Whether two tables are the same but for empty rows and empty cells at the end of rows, and blanks around values. */
export function sameTrimmed(source, loaded) {
  const trimmed = (/** @type {string[][]} */ rows) =>
    rows
      .map((row) => row.map((cell) => cell.trim()))
      .map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1))
      .filter((row) => row.length > 0);
  return JSON.stringify(trimmed(source)) === JSON.stringify(trimmed(loaded));
}
