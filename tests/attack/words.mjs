// Bounds that words state, read as people read them.

const numbers = new Map(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    uno: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    diez: 10,
  }),
);
const number = `(\\d+|${[...numbers.keys()].join('|')})\\b`;
const below = new RegExp(`(?:fewer than|less than|under|below|menos de|<)\\s*${number}`, 'i');
const upTo = new RegExp(`(?:at most|no more than|up to|hasta|≤)\\s*${number}`, 'i');

/**
 * Returns the largest count that words can stand for, where they state one.
 * @param {string} words
 */
export function largest(words) {
  const value = (/** @type {RegExpExecArray | null} */ found) => {
    const word = found?.[1]?.toLowerCase();
    return word === undefined ? undefined : (numbers.get(word) ?? Number(word));
  };
  const limit = value(below.exec(words));
  return limit === undefined ? value(upTo.exec(words)) : limit - 1;
}
