import type { Encoding, Overrides } from '../analyst.js';
import type { BuildValues } from './build.js';
import { given, isOn, numberOf } from './values.js';

/** Settings of a file of records in place of detection. */
export function overridesOf(
  values: Pick<BuildValues, 'sheet' | 'encoding' | 'delimiter' | 'quote' | 'preamble-lines' | 'header'>,
): Overrides {
  const { sheet, encoding, delimiter, quote, 'preamble-lines': preamble, header } = values;
  return {
    ...given('sheet', sheet),
    ...given('encoding', encoding as Encoding | undefined),
    // A shell passes no tab on as it is.
    ...given('delimiter', delimiter === String.raw`\t` ? '\t' : delimiter),
    ...given('quote', quote),
    ...given('preambleLines', preamble === undefined ? undefined : numberOf('preamble-lines', preamble, 0, 1000)),
    ...(header === undefined ? {} : { header: isOn('header', header) }),
  };
}
