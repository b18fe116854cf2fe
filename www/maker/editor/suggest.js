// Answers that are probably the same: spelled alike, or the same word in English and Spanish.
import { folded } from '../plan/edit.js';

/** @typedef {import('../plan/answers.js').Answer} Answer */

/** Maximum number of suggestions at once. */
const MOST = 6;

/** Words of hotlines' records that are the same, each group in its languages and usual forms. */
const synonyms = [
  ['police', 'law enforcement', 'policia', 'police officer', 'fuerzas de seguridad'],
  ['self', 'victim', 'survivor', 'victim/survivor', 'victima', 'la propia victima', 'sobreviviente'],
  ['friend', 'amigo', 'amiga', 'amistad', 'amigo/a'],
  ['family', 'family member', 'relative', 'familia', 'familiar'],
  ['neighbor', 'neighbour', 'vecino', 'vecina', 'vecino/a'],
  ['hospital', 'health care', 'healthcare', 'medical', 'salud', 'centro de salud'],
  ['school', 'educator', 'teacher', 'escuela', 'docente'],
  ['shelter', 'refugio', 'albergue'],
  ['social worker', 'trabajador social', 'trabajadora social'],
  ['community member', 'member of the community', 'miembro de la comunidad'],
  ['sex trafficking', 'trafico sexual', 'trata sexual', 'explotacion sexual'],
  ['labor trafficking', 'labour trafficking', 'trata laboral', 'explotacion laboral'],
  ['labor', 'labour', 'laboral'],
  ['female', 'woman', 'mujer', 'femenino', 'f'],
  ['male', 'man', 'hombre', 'varon', 'masculino', 'm'],
  ['english', 'ingles'],
  ['spanish', 'espanol', 'castellano'],
  ['other', 'others', 'otro', 'otra', 'otros'],
  ['phone', 'telephone', 'call', 'telefono', 'llamada'],
  ['web', 'online', 'website', 'internet'],
  ['email', 'e-mail', 'correo', 'correo electronico'],
  ['yes', 'si'],
].map((group) => new Set(group));

/**
 * Pairs of answers that are probably the same, the commoner one second.
 * @param {Answer[]} answers @returns {{text: string, like: string}[]}
 */
export function suggestions(answers) {
  const sorted = answers.toSorted((one, other) => other.rows - one.rows);
  /** @type {Map<string, string>} */
  const owners = new Map();
  /** @type {{text: string, like: string}[]} */
  const found = [];
  for (const [place, { text }] of sorted.entries()) {
    const like = sorted.slice(0, place).find((other) => !owners.has(other.text) && areAlike(text, other.text));
    if (!like) continue;
    owners.set(text, like.text);
    found.push({ text, like: like.text });
  }
  return found.slice(0, MOST);
}

/** @param {string} one @param {string} other */
export function areAlike(one, other) {
  const [a, b] = [bare(one), bare(other)];
  if (a === b && a !== '') return true;
  if (synonyms.some((group) => group.has(folded(one)) && group.has(folded(other)))) return true;
  // Numbers and short words differ by a letter for a reason.
  if (/\d/.test(a + b) || Math.min(a.length, b.length) < 6) return false;
  return distance(a, b) <= (Math.min(a.length, b.length) < 9 ? 1 : 2);
}

/** Without punctuation, and without the plural. @param {string} text */
const bare = (text) =>
  (folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/(?<=\p{L}{3})s$/u, '')).join('');

/** Returns the number of letters to put, leave out, exchange or swap. @param {string} one @param {string} other */
function distance(one, other) {
  let before = Array.from({ length: other.length + 1 }, (_, place) => place);
  let earlier = before;
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const costs = [
        (line[column - 1] ?? 0) + 1,
        (before[column] ?? 0) + 1,
        (before[column - 1] ?? 0) + (isSame ? 0 : 1),
        ...(isSwapped ? [(earlier[column - 2] ?? 0) + 1] : []),
      ];
      line.push(Math.min(...costs));
    }
    earlier = before;
    before = line;
  }
  return before[other.length] ?? 0;
}
