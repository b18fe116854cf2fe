import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  draftPlan,
  openRecords,
  readDictionary,
  type ColumnKind,
  type Draft,
  type DraftOptions,
  type RecordsFile,
} from '../analyst.js';
import { joinAll, joinsOf } from './join.js';
import { assertWritable, writeWhole } from './output.js';
import { overridesOf } from './overrides.js';
import { exits, Stop } from './stop.js';
import { say, tell } from './told.js';
import { given, oneOf } from './values.js';

/** The options of `draft`, beside those that it shares with `build`, as `parseArgs` takes them. */
export const draftOptions = {
  title: { type: 'string' },
  publisher: { type: 'string' },
  unit: { type: 'string' },
  'use-columns': { type: 'string', multiple: true },
  'leave-columns': { type: 'string', multiple: true },
  kinds: { type: 'string', multiple: true },
  dictionaries: { type: 'string', multiple: true },
} as const;

/** The kinds that a column can have. */
export const columnKinds = [
  'date',
  'case-number',
  'row-number',
  'yes-no',
  'one-answer',
  'several-answers',
  'number',
  'place',
  'free-text',
  'blank',
] as const satisfies ColumnKind[];

/** Values of the options, as `parseArgs` returns them. */
export interface DraftValues {
  output?: string | undefined;
  title?: string | undefined;
  publisher?: string | undefined;
  unit?: string | undefined;
  language?: string | undefined;
  threshold?: string | undefined;
  'use-columns'?: string[] | undefined;
  'leave-columns'?: string[] | undefined;
  kinds?: string[] | undefined;
  dictionaries?: string[] | undefined;
  encoding?: string | undefined;
  sheet?: string | undefined;
  delimiter?: string | undefined;
  quote?: string | undefined;
  'preamble-lines'?: string | undefined;
  header?: string | undefined;
  join?: string[] | undefined;
  on?: string[] | undefined;
  force?: boolean | undefined;
}

/** Writes a plan of what the columns of a file hold, and tells what was found and what was left out. */
export async function draft([input, ...others]: string[], values: DraftValues): Promise<void> {
  if (input === undefined || others.length > 0) throw new Stop(exits.usage, 'Name one file of records to draft from.');
  const { force = false } = values;
  const output = values.output ?? '-';
  if (output !== '-') {
    if (resolve(output) === resolve(input))
      throw new Stop(exits.usage, `${output} is what is read: name another file.`);
    await assertWritable(output, force);
  }
  const overrides = overridesOf(values);
  const options = optionsOf(values);
  const joins = joinsOf(values.join, values.on);
  const dictionaries = await Promise.all(
    (values.dictionaries ?? []).map((path) => readDictionary(pathToFileURL(path))),
  );
  const file = await openRecords(pathToFileURL(input), { overrides });
  try {
    await joinAll(file, joins);
    const drafted = await draftOf(file, input, { ...options, dictionaries });
    sayDraft(drafted);
    const text = `${JSON.stringify(drafted.plan, undefined, 2)}\n`;
    if (output === '-') return say(text.trimEnd());
    await writeWhole(output, text, force);
    tell(
      `${output}: a plan for files with these columns. Next: hotline-report build ${input} --plan ${output} -o REPORT.html`,
    );
  } finally {
    file.close();
  }
}

/** A plan of what the columns of a file hold. */
export async function draftOf(file: RecordsFile, path: string, options: DraftOptions = {}): Promise<Draft> {
  return draftPlan(await file.profile(), { fileName: basename(path), ...options });
}

function optionsOf(values: DraftValues): DraftOptions {
  const { title, publisher, unit, language, threshold, kinds = [] } = values;
  const least = threshold === undefined ? undefined : Number(threshold);
  if (least !== undefined && !(Number.isInteger(least) && least >= 1))
    throw new Stop(exits.usage, `--threshold is a whole number from 1, not “${threshold}”.`);
  return {
    ...given('title', title),
    ...given('publisher', publisher),
    ...given('unit', unit),
    ...given('language', language),
    ...given('threshold', least),
    ...given('useColumns', values['use-columns']),
    ...given('leaveColumns', values['leave-columns']),
    kinds: Object.fromEntries(kinds.map(kindOf)),
  };
}

/** Reads `COLUMN=KIND`. The name of a column may hold the sign, too. */
function kindOf(text: string): [column: string, kind: ColumnKind] {
  const [, column = '', kind = ''] = /^(.+)=(.*)$/s.exec(text) ?? [];
  if (column === '')
    throw new Stop(exits.usage, `--kinds is COLUMN=KIND, such as --kinds "Age=number", not “${text}”.`);
  return [column, oneOf('kinds', kind, columnKinds) as ColumnKind];
}

/** Tells what was guessed, and what became of each column. */
export function sayDraft({ told, columns }: Draft): void {
  for (const { message } of told) tell(message);
  const used = columns.filter((column) => column.used).length;
  tell(`${used} of ${columns.length} columns are used.`);
  for (const { column, used: isUsed, reason } of columns) tell(`  ${isUsed ? '+' : '-'} ${column}: ${reason}`);
}
