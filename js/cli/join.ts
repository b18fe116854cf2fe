import { pathToFileURL } from 'node:url';
import { openRecords, type JoinKey, type RecordsFile } from '../analyst.js';
import { exits, Stop } from './stop.js';
import { tell } from './told.js';

/** A related file, and by which key; the likeliest where absent. */
export interface Join {
  path: string;
  key: JoinKey | undefined;
}

/** Reads `--join FILE` and `--on COLUMN=OTHER`: the first key is of the first file. */
export function joinsOf(files: readonly string[] = [], keys: readonly string[] = []): Join[] {
  if (keys.length > files.length) throw new Stop(exits.usage, '--on says by which column a file of --join is joined.');
  return files.map((path, place) => ({ path, key: keyOf(keys[place]) }));
}

function keyOf(text: string | undefined): JoinKey | undefined {
  if (text === undefined) return undefined;
  const [column = '', other = column, ...rest] = text.split('=').map((heading) => heading.trim());
  if (column === '' || other === '' || rest.length > 0)
    throw new Stop(exits.usage, `--on is COLUMN=OTHER, such as --on "Situation=ID", not “${text}”.`);
  return { column, other };
}

/** Gives the rows of a file what related files say, and tells how many match. */
export async function joinAll(file: RecordsFile, joins: readonly Join[]): Promise<void> {
  for (const { path, key } of joins) {
    const other = await openRecords(pathToFileURL(path));
    try {
      const found = await file.join(other, key);
      const { column, other: heading, matched, unmatched, blank, used, unused } = found;
      tell(`${other.name}: “${column}” is its “${heading}”: ${matched} rows match, ${unmatched + blank} do not.`);
      tell(`  Of its rows ${used} are named, ${unused} are not and are counted nowhere.`);
    } finally {
      other.close();
    }
  }
}
