import { resolve } from 'node:path';
import { geometryOf } from '../geometry.js';
import { assertWritable, writeWhole } from './output.js';
import { readText } from './input.js';
import { exits, Stop } from './stop.js';
import { say, tell } from './told.js';
import { given, numberOf, oneOf } from './values.js';

/** The options of `geometry`, beside those that it shares with others, as `parseArgs` takes them. */
export const geometryOptions = {
  code: { type: 'string' },
  id: { type: 'string' },
  name: { type: 'string' },
  also: { type: 'string', multiple: true },
  object: { type: 'string' },
  source: { type: 'string' },
  plane: { type: 'string' },
  'max-bytes': { type: 'string' },
} as const;

/** Values of the options, as `parseArgs` returns them. */
export interface GeometryValues {
  output?: string | undefined;
  force?: boolean | undefined;
  title?: string | undefined;
  code?: string | undefined;
  id?: string | undefined;
  name?: string | undefined;
  also?: string[] | undefined;
  object?: string | undefined;
  source?: string | undefined;
  plane?: string | undefined;
  'max-bytes'?: string | undefined;
}

/** Writes the geometry of a map from a file of GeoJSON or TopoJSON. */
export async function geometry([input, ...others]: string[], values: GeometryValues): Promise<void> {
  if (input === undefined || others.length > 0) throw new Stop(exits.usage, 'Name one file of GeoJSON or TopoJSON.');
  const { code, title, id, name, also, object, source, plane, 'max-bytes': most, force = false } = values;
  if (code === undefined)
    throw new Stop(exits.usage, 'Say by which code maps name the region: --code AR, or --code my-districts.');
  const output = values.output ?? '-';
  if (output !== '-') {
    if (resolve(output) === resolve(input))
      throw new Stop(exits.usage, `${output} is what is read: name another file.`);
    await assertWritable(output, force);
  }
  const made = geometryOf(await readText(input), {
    code,
    ...given('title', title),
    ...given('id', id),
    ...given('name', name),
    ...given('also', also),
    ...given('object', object),
    ...given('source', source),
    ...given('plane', plane === undefined ? undefined : (oneOf('plane', plane, ['up', 'down']) as 'up')),
    ...given('maxBytes', most === undefined ? undefined : numberOf('max-bytes', most, 1000, 10_000_000)),
  });
  const text = `${JSON.stringify(made)}\n`;
  const how = made.projection ?? 'as it was projected';
  const told = `${made.places.length} places, ${Math.ceil(Buffer.byteLength(text) / 1000)} kB, ${how}`;
  if (output === '-') return say(text.trimEnd());
  await writeWhole(output, text, force);
  tell(`${output}: ${told}. A map names it by "region": "${code}"; --geometry takes its folder.`);
}
