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

const tag = /[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*/.source;

/**
 * The sentences of the program that name a language, up to its tag. Other messages quote headings and answers, in which “no” and
 * “is” are words.
 */
const sentences = [
  `^(The report is not in )“(${tag})”(?=, because the plan lacks)`,
  `^(This text is not in )“(${tag})”(?=, as other texts of the report are)`,
  `^(This text is not in )(${tag})(?=, the (?:plan|report)'s own language)`,
].map((sentence) => new RegExp(sentence));

/** A message of the program with the name of the language that it is about. @param {string} message */
export const withLanguageNames = (message) =>
  sentences.reduce((said, sentence) => said.replace(sentence, (_, words, code) => words + languageName(code)), message);
