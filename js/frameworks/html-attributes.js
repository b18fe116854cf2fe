// What a component hands on to its element as it is.

/** Attributes that every element of HTML takes, with those of microdata and RDFa, in small letters. */
const global = new Set(
  (
    'accesskey autocapitalize autocorrect autofocus class classname contenteditable dir draggable enterkeyhint exportparts ' +
    'hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce part popover role slot spellcheck ' +
    'style tabindex title translate writingsuggestions about content datatype inlist property rel resource rev typeof vocab'
  ).split(' '),
);

/** Returns whether a prop is an attribute of HTML, a page's own datum, or a listener to an event of the DOM. */
export function isOfPage(name) {
  return global.has(name.toLowerCase()) || /^(data-|aria-|on[A-Z])/.test(name);
}
