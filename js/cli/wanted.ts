import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExportFormat } from '../export/formats.js';
import type { SavedVariant, SaveOptions } from '../save.js';
import type { BuildValues } from './build.js';
import { given, isOn, numberOf, oneOf } from './values.js';
import { assertTable, fileFormats, type FileOptions } from './file.js';
import { exits, Stop } from './stop.js';

const variants: readonly string[] = ['interactive', 'static', 'paste'] satisfies SavedVariant[];
const pageThemes: readonly string[] = ['auto', 'light', 'dark'] satisfies SaveOptions['theme'][];

/** Options that are for pages alone. */
const ofPages = ['variant', 'language', 'address', 'picture', 'oembed', 'heading-level', 'height'] as const;

/** Options that are for other files, and the formats that take them. */
const ofFormats = {
  layout: ['csv'],
  bom: ['csv'],
  theme: ['svg', 'png'],
  scale: ['png'],
  width: ['svg', 'png'],
  geometry: ['svg', 'png', 'vega-lite'],
} as const satisfies Record<string, readonly ExportFormat[]>;

/** Returns the options of the file to make: a page, or a file for other programs. */
export function wantedFile(values: BuildValues): FileOptions {
  return values.format === undefined ? pageOf(values) : otherFile(values, values.format);
}

function pageOf(values: BuildValues): FileOptions {
  const { variant, language, table, address, picture, oembed, geometry, theme, 'heading-level': level } = values;
  if (table !== undefined) throw new Stop(exits.usage, '--table is for one of the formats: name it with --format.');
  const kind = oneOf('variant', variant ?? 'interactive', variants) as SavedVariant;
  if (oembed !== undefined && address === undefined)
    throw new Stop(exits.usage, '--oembed says how to embed an address: name it with --address.');
  const colours = theme === undefined ? undefined : (oneOf('theme', theme, pageThemes) as SaveOptions['theme']);
  const head = { ...given('address', address), ...given('picture', picture), ...given('theme', colours) };
  const [odd] = kind === 'paste' ? Object.keys(head) : [];
  if (odd) throw new Stop(exits.usage, `--${odd} is for a page of its own, and --variant paste makes a piece of one.`);
  for (const name of ['layout', 'bom', 'scale'] as const)
    if (values[name] !== undefined)
      throw new Stop(exits.usage, `--${name} is for ${ofFormats[name].join(' and ')}: name one with --format.`);
  for (const name of ['width', 'height'] as const)
    if (values[name] !== undefined && oembed === undefined)
      throw new Stop(exits.usage, `--${name} is for a picture or an oEmbed answer: name it with --format or --oembed.`);
  const headingLevel = level === undefined ? undefined : (numberOf('heading-level', level, 1, 4) as 1 | 2 | 3 | 4);
  return {
    variant: kind,
    ...given('language', language),
    ...given('headingLevel', headingLevel),
    ...given('geometry', geometry === undefined ? undefined : folderOf(geometry)),
    ...head,
  };
}

function otherFile(values: BuildValues, format: string): FileOptions {
  const known = oneOf('format', format, fileFormats) as ExportFormat;
  const { table, layout, bom, theme, scale, width, geometry } = values;
  const odd = ofPages.find((name) => values[name] !== undefined);
  if (odd) throw new Stop(exits.usage, `--${odd} is for pages, and --format makes a file of another kind.`);
  for (const [name, formats] of Object.entries(ofFormats) as [keyof typeof ofFormats, readonly string[]][])
    // The places of a plan's map are needed for whatever is made.
    if (values[name] !== undefined && !formats.includes(known) && !(name === 'geometry' && values.plan !== undefined))
      throw new Stop(exits.usage, `--${name} is for ${formats.join(', ')}, not for ${known}.`);
  assertTable(known, table);
  if (layout !== undefined && table === undefined)
    throw new Stop(exits.usage, '--layout is of one table: name it with --table.');
  const number = (name: 'width' | 'scale', value: string | undefined, from: number, to: number) =>
    value === undefined ? undefined : numberOf(name, value, from, to);
  const word = <const Word extends string>(name: string, value: string | undefined, words: readonly Word[]) =>
    value === undefined ? undefined : (oneOf(name, value, words) as Word);
  return {
    format: known,
    options: {
      ...given('table', table),
      ...given('layout', word('layout', layout, ['tidy', 'printed'])),
      ...(bom === undefined ? {} : { bom: isOn('bom', bom) }),
      ...given('theme', word('theme', theme, ['light', 'dark', 'print'])),
      ...given('scale', number('scale', scale, 1, 3) as 1 | undefined),
      ...given('width', number('width', width, 100, 4000)),
      ...given(
        'geometry',
        geometry && ofFormats.geometry.some((one) => one === known) ? folderOf(geometry) : undefined,
      ),
    },
  };
}

/** The address of a folder: one of the web as it is, or that of a folder of the disk. */
export function folderOf(geometry: string): URL {
  return /^https?:/i.test(geometry) ? new URL(geometry) : pathToFileURL(resolve(geometry));
}
