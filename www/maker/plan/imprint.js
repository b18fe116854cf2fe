// The publisher's logo and colour, whom to ask, and what may be done with the report.
import { edited } from './edit.js';

/** @typedef {import('./edit.js').Plan} Plan */
/** @typedef {NonNullable<Plan['report']['imprint']>} Imprint */

/** Licences that many publishers use. */
export const licences = [
  'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/',
  'CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/',
  'CC BY-NC 4.0, https://creativecommons.org/licenses/by-nc/4.0/',
  'CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/',
];

/**
 * The plan with a part of its imprint; without words, that part goes, and with the last part the imprint. A palette of the
 * accent goes with it.
 * @param {Plan} plan @param {keyof Imprint} part @param {string} value
 */
export const withImprint = (plan, part, value) =>
  edited(plan, ({ report }) => {
    const imprint = { ...report.imprint, [part]: value };
    if (value.trim() === '') delete imprint[part];
    if (!imprint.accent && imprint.palette === 'accent' && part === 'accent') delete imprint.palette;
    if (Object.keys(imprint).length > 0) report.imprint = imprint;
    else delete report.imprint;
  });

/** Larger files are not even read; the plan's check says what is allowed. */
const largest = 2 ** 20;

/**
 * The data address of a picture, as a plan holds it: of an SVG only the drawing, without what programs write before it.
 * @param {Blob} file
 * @returns {Promise<string>}
 */
export async function logoOf(file) {
  if (file.size > largest)
    throw new Error('This file is larger than 1 MB. Save the logo smaller: 600 pixels of width are enough.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isPng = bytes[0] === 0x89 && String.fromCharCode(...bytes.slice(1, 4)) === 'PNG';
  if (isPng) return `data:image/png;base64,${base64(bytes)}`;
  const text = new TextDecoder().decode(bytes);
  if (!/<(?:\w+:)?svg[\s>]/i.test(text)) throw new Error('This file is no PNG or SVG picture.');
  const drawing = text.replaceAll(/<\?xml[^>]*\?>|<!-{2}[^]*?-->|<!DOCTYPE[^>[]*>/gi, '').trim();
  return `data:image/svg+xml;base64,${base64(new TextEncoder().encode(drawing))}`;
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
