import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { draftPlan, openRecords, type Draft, type DraftOptions, type Encoding, type RecordsFile } from '../analyst.js';
import { joinAll, joinsOf } from './join.js';
import { assertWritable, writeWhole } from './output.js';
import { exits, Stop } from './stop.js';
import { say, tell } from './told.js';

/** The options of `draft`, beside those that it shares with `build`, as `parseArgs` takes them. */
export const draftOptions = {
  title: { type: 'string' },
  publisher: { type: 'string' },
  unit: { type: 'string' },
  use: { type: 'string', multiple: true },
  leave: { type: 'string', multiple: true },
} as const;

/** Values of the options, as `parseArgs` returns them. */
export interface DraftValues {
  output?: string | undefined;
  title?: string | undefined;
  publisher?: string | undefined;
  unit?: string | undefined;
  language?: string | undefined;
  threshold?: string | undefined;
  use?: string[] | undefined;
  leave?: string[] | undefined;
  encoding?: string | undefined;
  sheet?: string | undefined;
  join?: string[] | undefined;
  on?: string[] | undefined;
  force?: boolean | undefined;
}

/** Writes a plan of what the columns of a file hold, and tells what was found and what was left out. */
export async function draft([input, ...others]: string[], values: DraftValues): Promise<void> {
  if (input === undefined || others.length > 0) throw new Stop(exits.usage, 'Name one file of records to draft from.');
  const { force = false, encoding, sheet } = values;
  const output = values.output ?? '-';
  if (output !== '-') {
    if (resolve(output) === resolve(input))
      throw new Stop(exits.usage, `${output} is what is read: name another file.`);
    await assertWritable(output, force);
  }
  const overrides = {
    ...(sheet === undefined ? {} : { sheet }),
    ...(encoding === undefined ? {} : { encoding: encoding as Encoding }),
  };
  const options = optionsOf(values);
  const joins = joinsOf(values.join, values.on);
  const file = await openRecords(pathToFileURL(input), { overrides });
  try {
    await joinAll(file, joins);
    const drafted = await draftOf(file, input, options);
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

function optionsOf({ title, publisher, unit, language, threshold, use, leave }: DraftValues): DraftOptions {
  const least = threshold === undefined ? undefined : Number(threshold);
  if (least !== undefined && !(Number.isInteger(least) && least >= 1))
    throw new Stop(exits.usage, `--threshold is a whole number from 1, not “${threshold}”.`);
  return {
    ...(title === undefined ? {} : { title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(unit === undefined ? {} : { unit }),
    ...(language === undefined ? {} : { language }),
    ...(least === undefined ? {} : { threshold: least }),
    ...(use === undefined ? {} : { useColumns: use }),
    ...(leave === undefined ? {} : { leaveColumns: leave }),
  };
}

/** Tells what was guessed, and what became of each column. */
export function sayDraft({ told, columns }: Draft): void {
  for (const { message } of told) tell(message);
  const used = columns.filter((column) => column.used).length;
  tell(`${used} of ${columns.length} columns are used.`);
  for (const { column, used: isUsed, reason } of columns) tell(`  ${isUsed ? '+' : '-'} ${column}: ${reason}`);
}
