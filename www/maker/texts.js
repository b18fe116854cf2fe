/**
 * Returns a text of a document as it is, or in the first of its languages.
 * @param {unknown} text
 */
export function textOf(text) {
  const [first] = typeof text === 'object' && text ? Object.values(text) : [text];
  return typeof first === 'string' ? first : '';
}
