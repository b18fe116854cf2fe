// The few things that all parts of the page do with its elements.

/** @param {string} id */
export function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name of the element
 * @param {Record<string, string | boolean | undefined>} attributes `true` is an empty one, `false` none
 * @param {(Node | string | undefined)[]} content
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...content.filter((part) => part !== undefined));
  return made;
}

/** @param {string} text @param {() => void} action @param {string} [kind] */
export function button(text, action, kind = '') {
  const made = make('button', { type: 'button', class: `button ${kind}`.trim() }, text);
  made.addEventListener('click', action);
  return made;
}

/**
 * A button that takes a file, or several.
 * @param {string} text @param {string} accept @param {(file: File, ...more: File[]) => void} take
 * @param {boolean} [several]
 */
export function fileButton(text, accept, take, several = false) {
  const input = make('input', { type: 'file', accept, multiple: several });
  input.addEventListener('change', () => {
    const [file, ...more] = input.files ?? [];
    // The same file again, once it is mended, is a new choice.
    input.value = '';
    if (file) take(file, ...more);
  });
  return make('label', { class: 'button' }, text, input);
}

/**
 * A labelled list to choose from.
 * @param {string} label @param {[value: string, text: string][]} options @param {string} chosen
 * @param {(value: string) => void} take
 */
export function choice(label, options, chosen, take) {
  const select = make('select', {}, ...options.map(([value, text]) => make('option', { value }, text)));
  select.value = chosen;
  select.addEventListener('change', () => take(select.value));
  return { select, field: make('label', { class: 'field' }, make('span', {}, label), select) };
}

/** @param {string} singular @param {string} plural @param {number} count */
export function counted(count, singular, plural = `${singular}s`) {
  return `${count.toLocaleString('en-US')} ${count === 1 ? singular : plural}`;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  const [size, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB'];
  return `${size.toLocaleString('en-US', { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`;
}
