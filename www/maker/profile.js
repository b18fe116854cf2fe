// What each column of a file holds: its kind, its answers, and whether it may name people.

/** @typedef {import('/pkg/analyst.js').RecordsFile} RecordsFile */
/** @typedef {'blank' | 'date' | 'case-number' | 'row-number' | 'yes-no' | 'one-answer' | 'several-answers' | 'number' | 'place' | 'free-text'} Kind */
/** @typedef {{value: string, count: number}} Answer */

/**
 * @typedef {object} ColumnProfile
 * @property {string} name
 * @property {Kind} kind
 * @property {{code: string, reason: string} | null} concern why it may name or locate a person
 * @property {Answer[]} answers the commonest first
 * @property {number} distinct
 * @property {number} blanks
 * @property {{separator: string, rows: number, answers: Answer[]}[]} separators
 * @property {string[]} examples
 */
/** @typedef {{rows: number, columns: ColumnProfile[], isPart: boolean}} Profile `isPart`: of the first rows only */

const MOST = 200;

/** @param {RecordsFile} file @returns {Profile} */
export function profileOf({ preview: { header, rows } }) {
  const columns = header.map((name, place) =>
    ofColumn(
      name,
      rows.map((row) => row[place]?.trim() ?? ''),
    ),
  );
  return { rows: rows.length, columns, isPart: rows.length >= MOST };
}

/** @param {string} name @param {string[]} values @returns {ColumnProfile} */
function ofColumn(name, values) {
  const given = values.filter((value) => value !== '');
  const answers = counted(given);
  const separators = separatorsOf(given);
  const kind = kindOf(name, given, answers, separators);
  return {
    name,
    kind,
    concern: concernOf(name, kind, given),
    answers,
    distinct: answers.length,
    blanks: values.length - given.length,
    separators,
    examples: given.slice(0, 5),
  };
}

/** @param {string[]} values @returns {Answer[]} */
function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const all = [...counts].map(([value, count]) => ({ value, count }));
  return all.toSorted((one, other) => other.count - one.count).slice(0, MOST);
}

/** @param {string[]} given */
function separatorsOf(given) {
  return [';', '|', ' / ', ', '].flatMap((separator) => {
    const rows = given.filter((value) => value.includes(separator)).length;
    const parts = counted(given.flatMap((value) => value.split(separator).map((part) => part.trim())));
    const isTelling = rows >= 3 && parts.length <= 30 && parts.length * 3 <= given.length;
    return isTelling ? [{ separator: separator.trim(), rows, answers: parts }] : [];
  });
}

const missing = /^(unknown|n\/?a|not (known|given|specified)|-+|-99|refused|desconocido|sin datos?)$/i;

/** @param {string} name @param {string[]} given @param {Answer[]} answers @param {unknown[]} separators @returns {Kind} */
function kindOf(name, given, answers, separators) {
  const told = given.filter((value) => !missing.test(value));
  const most = (/** @type {RegExp} */ form) => told.filter((value) => form.test(value)).length >= told.length * 0.9;
  if (told.length === 0) return 'blank';
  if (most(/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T]|$)/)) return 'date';
  if (answers.length <= 4 && most(/^(y|n|yes|no|true|false|s[ií]|0|1)$/i)) return 'yes-no';
  if (/\b(case|situation|incident|caso)\b/i.test(name) && answers.length * 20 > told.length) return 'case-number';
  if (answers.length === told.length && told.length > 20 && most(/^[\w-]*\d[\w-]*$/)) return 'row-number';
  if (most(/^-?[\d.,]+$/)) return 'number';
  if (separators.length > 0) return 'several-answers';
  const isLong = told.reduce((sum, value) => sum + value.length, 0) / told.length > 60;
  return isLong || (told.length > 30 && answers.length * 2 > told.length) ? 'free-text' : 'one-answer';
}

/** @type {[RegExp, string, string][]} */
const concerns = [
  [/\b(owner|staff|advocate|operator|agent|assigned|worker|operador\w*|responsable)\b/i, 'staff', 'the names of staff'],
  [/\b(name|nombre|apellidos?|surname|alias)\b/i, 'name', 'names of people'],
  [/\b(phone|tel[eé]fono|mobile|celular)\b/i, 'phone', 'telephone numbers'],
  [/\b(e-?mail|correo)\b/i, 'email', 'e-mail addresses'],
  [/\b(address|street|zip|direcci[oó]n|domicilio|latitude|longitude)\b/i, 'address', 'addresses or exact locations'],
  [/\b(dob|birth ?date|date of birth|nacimiento)\b/i, 'birth-date', 'dates of birth'],
];

/** @param {string} name @param {Kind} kind @param {string[]} given */
function concernOf(name, kind, given) {
  const words = name.replaceAll(/[_.]+/g, ' ');
  const found = kind === 'yes-no' ? undefined : concerns.find(([heading]) => heading.test(words));
  if (found) return { code: found[1], reason: `It seems to hold ${found[2]}, by its heading.` };
  if (given.filter((value) => /^\S+@\S+\.\S+$/.test(value)).length * 3 > given.length) {
    return { code: 'email', reason: 'It seems to hold e-mail addresses, by its answers.' };
  }
  if (kind !== 'free-text') return null;
  return { code: 'free-text', reason: 'It seems to hold free text, which may name or locate people.' };
}
