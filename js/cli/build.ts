import { extname, resolve } from 'node:path';
import type { DateOrder, DecimalMark, ExchangedDates, ReadOptions, Scope } from '../analyst.js';
import { embedding, makeFile } from './file.js';
import { joinsOf } from './join.js';
import { cellsOfDatabase } from './run.js';
import { makeDocument, readDocument, type Reading } from './input.js';
import { overridesOf } from './overrides.js';
import { assertWritable, writeWhole } from './output.js';
import { exits, Stop } from './stop.js';
import { tell } from './told.js';
import { given, oneOf } from './values.js';
import { folderOf, wantedFile } from './wanted.js';

/** The options of `build`, as `parseArgs` takes them. */
export const buildOptions = {
  output: { type: 'string', short: 'o' },
  format: { type: 'string' },
  table: { type: 'string' },
  variant: { type: 'string' },
  language: { type: 'string' },
  address: { type: 'string' },
  picture: { type: 'string' },
  oembed: { type: 'string' },
  'heading-level': { type: 'string' },
  geometry: { type: 'string' },
  width: { type: 'string' },
  height: { type: 'string' },
  theme: { type: 'string' },
  scale: { type: 'string' },
  layout: { type: 'string' },
  bom: { type: 'string' },
  force: { type: 'boolean', default: false },
  document: { type: 'string' },
  plan: { type: 'string' },
  mapping: { type: 'string' },
  jurisdiction: { type: 'string' },
  start: { type: 'string' },
  end: { type: 'string' },
  'period-label': { type: 'string' },
  'accurate-as-of': { type: 'string' },
  edition: { type: 'string' },
  'date-order': { type: 'string' },
  'decimal-mark': { type: 'string' },
  century: { type: 'string' },
  'exchanged-dates': { type: 'string' },
  zone: { type: 'string' },
  encoding: { type: 'string' },
  sheet: { type: 'string' },
  delimiter: { type: 'string' },
  quote: { type: 'string' },
  'preamble-lines': { type: 'string' },
  header: { type: 'string' },
  join: { type: 'string', multiple: true },
  on: { type: 'string', multiple: true },
  published: { type: 'string', multiple: true },
  'override-reason': { type: 'string' },
  accept: { type: 'string', multiple: true },
  run: { type: 'string' },
  line: { type: 'string' },
  order: { type: 'string' },
} as const;

/** Values of the options, as `parseArgs` returns them. */
export type BuildValues = {
  [Name in keyof typeof buildOptions]?:
    | ((typeof buildOptions)[Name] extends { multiple: true }
        ? string[]
        : (typeof buildOptions)[Name]['type'] extends 'boolean'
          ? boolean
          : string)
    | undefined;
};

const dateOrders: readonly string[] = ['year-first', 'month-first', 'day-first'] satisfies DateOrder[];
const decimalMarks: readonly string[] = ['point', 'comma'] satisfies DecimalMark[];
const exchanges: readonly string[] = ['undo', 'keep'] satisfies ExchangedDates[];
const centuries: readonly string[] = ['1900', '2000'];

/** Options that only make sense where records are read. */
const ofRecords = [
  'mapping',
  'jurisdiction',
  'start',
  'end',
  'period-label',
  'accurate-as-of',
  'edition',
  'date-order',
  'decimal-mark',
  'century',
  'exchanged-dates',
  'zone',
  'encoding',
  'sheet',
  'delimiter',
  'quote',
  'preamble-lines',
  'header',
  'join',
  'on',
  'published',
  'override-reason',
  'accept',
  'run',
  'line',
  'order',
] as const;

/** Makes one file of a document, or of records. */
export async function build(inputs: string[], values: BuildValues): Promise<void> {
  const { run, plan } = values;
  if (run !== undefined && inputs.length > 0)
    throw new Stop(exits.usage, `With --run a database is read, and no file: ${inputs.join(', ')} is too much.`);
  if (run !== undefined && plan === undefined)
    throw new Stop(exits.usage, 'Say with --plan which report to make of what the database holds.');
  const [input = run?.replace(/^\w+:/, ''), ...others] = inputs;
  if (input === undefined) throw new Stop(exits.usage, 'Name a report document, or a file of records, to build from.');
  if (others.length > 0) throw new Stop(exits.usage, `One file at a time: ${others.join(', ')} is too much.`);
  const { output, force = false, document: copy, oembed } = values;
  for (const name of ['line', 'order'] as const)
    if (run === undefined && values[name] !== undefined)
      throw new Stop(exits.usage, `--${name} numbers the rows of a database: name it with --run.`);
  if (output === undefined) throw new Stop(exits.usage, 'Say where the report goes: -o report.html');
  // With --run, the table is the database's.
  const wanted = wantedFile(run === undefined ? values : { ...values, table: undefined });
  const reading = readingOf(input, values);
  const targets = [output, copy, oembed].filter((target) => target !== undefined && target !== '-') as string[];
  for (const target of targets) {
    if (resolve(target) === resolve(input))
      throw new Stop(exits.usage, `${target} is what is read: name another file.`);
    await assertWritable(target, force);
  }
  const { document, missing } = reading
    ? await makeDocument(run === undefined ? input : (of) => cellsOfDatabase(of, values), reading)
    : { document: await readDocument(input), missing: [] };
  const content = await makeFile(document, wanted);
  if (copy !== undefined) await writeWhole(copy, asJson(document), force);
  if (oembed !== undefined && wanted.format === undefined) {
    await writeWhole(oembed, asJson(await embedding(document, wanted, values)), force);
  }
  if (output === '-') {
    process.stdout.write(content);
  } else {
    await writeWhole(output, content, force);
    tell(`${output}: ${Math.ceil(Buffer.byteLength(content) / 1000)} kB, ${wanted.variant ?? wanted.format}.`);
  }
  if (missing.length === 0) return;
  const message =
    'The report is made, but it leaves something out, or counts something, that nobody agreed to, as listed above.';
  throw new Stop(exits.notAgreedTo, `${message} If that is right, say so with --accept ${missing.join(',')}.`);
}

/** Returns the options for reading records; undefined for a document. */
function readingOf(input: string, values: BuildValues): Reading | undefined {
  const { plan, mapping, jurisdiction, start, end, edition } = values;
  if (plan === undefined) {
    const odd = ofRecords.find((name) => values[name] !== undefined);
    if (odd) throw new Stop(exits.usage, `--${odd} is for records: say with --plan which report to make of them.`);
    if (extname(input).toLowerCase() === '.json') return undefined;
    const message = `${input} is no report document, which would end in .json.`;
    throw new Stop(exits.usage, `${message} If it holds records, say with --plan which report to make of them.`);
  }
  const scope: Scope = {
    ...given('jurisdiction', jurisdiction),
    ...given('start', start),
    ...given('end', end),
    ...given('periodLabel', values['period-label']),
    ...given('accurateAsOf', values['accurate-as-of']),
    ...given('edition', edition),
  };
  const { published = [], 'override-reason': overrideReason, accept = [] } = values;
  const accepted = accept.flatMap((codes) => codes.split(','));
  const joins = joinsOf(values.join, values.on);
  return {
    plan,
    mapping,
    overrides: overridesOf(values),
    joins,
    knowledge: knowledgeOf(values),
    scope,
    published,
    overrideReason,
    geometry: values.geometry === undefined ? undefined : folderOf(values.geometry),
    accepted,
  };
}

/** Returns the meanings of values, where they do not tell. */
export function knowledgeOf(values: BuildValues): ReadOptions {
  const known = (name: 'date-order' | 'decimal-mark' | 'exchanged-dates' | 'century', all: readonly string[]) => {
    const value = values[name];
    return value === undefined ? undefined : oneOf(name, value, all);
  };
  const order = known('date-order', dateOrders) as DateOrder | undefined;
  const mark = known('decimal-mark', decimalMarks) as DecimalMark | undefined;
  const exchanged = known('exchanged-dates', exchanges) as ExchangedDates | undefined;
  const century = known('century', centuries);
  return {
    ...(order ? { dateOrder: order } : {}),
    ...(mark ? { decimalMark: mark } : {}),
    ...(exchanged ? { exchangedDates: exchanged } : {}),
    ...(century ? { century: Number(century) } : {}),
    ...given('zone', values.zone),
    // What could not be understood is told, and has to be agreed to by its code.
    acceptUnread: true,
  };
}

function asJson(content: unknown): string {
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
