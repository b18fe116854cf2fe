import { escaped } from '../common/escaped.js';

/** Letters that XML cannot hold: most signs of control, halves of pairs, and two that are no letters. */
// oxlint-disable-next-line no-control-regex
const impossible = /[\0-\x08\v\f\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu;

/** A text within XML. */
export function xml(text: string): string {
  return escaped(text.replaceAll(impossible, '\ufffd'));
}
