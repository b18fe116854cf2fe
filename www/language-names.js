// Languages by their names: “Arabic” where the program says `ar`.

/** @param {string} tag such as `ar` or `es-US` @returns {string} the name in English, or the tag if it has no name */
export function languageName(tag) {
  const [code = tag] = tag.split('-');
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? tag;
  } catch {
    // Neither a tag, nor one that an old browser knows.
    return tag;
  }
}

/** A message of the program with the name of the language that it is about. @param {string} message */
export const withLanguageNames = (message) =>
  message
    .replace(/(?<=\bnot in )“([A-Za-z-]+)”/, (_, tag) => languageName(tag))
    .replace(/(?<=\bnot in )([A-Za-z-]+)(?=, the (?:plan|report)'s own language)/, (tag) => languageName(tag));
