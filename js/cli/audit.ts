import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { auditPublished, type Assumptions, type Finding, type PoolFinding } from '../analyst.js';
import type { ReportDocument } from '../slim.js';
import { readDocument } from './input.js';
import { exits, Stop } from './stop.js';
import { examinedLines, say, tell } from './told.js';

/** The options of `audit`, as `parseArgs` takes them. */
export const auditOptions = {
  threshold: { type: 'string' },
  'zeros-printed': { type: 'boolean', default: false },
  editions: { type: 'string' },
} as const;

/** Values of the options, as `parseArgs` returns them. */
export interface AuditValues {
  threshold?: string | undefined;
  'zeros-printed'?: boolean | undefined;
  editions?: string | undefined;
}

/** Maximum number of counts that a message names. */
const mostNamed = 8;

const editionsKnown: readonly string[] = ['unchanged', 'non-decreasing', 'revised'] satisfies Assumptions['editions'][];

/** Says what readers can work out from published documents; it fails where a hidden count can be. */
export async function audit(paths: readonly string[], values: AuditValues): Promise<void> {
  if (paths.length === 0) throw new Stop(exits.usage, 'Name one or more report documents to audit.');
  const files = (await Promise.all(paths.map(documentsAt))).flat();
  const reports = await Promise.all(files.map(readDocument));
  const {
    verdict,
    findings,
    pools = [],
    warnings,
    examined,
    conflicts,
  } = await auditPublished(reports, assumptions(values));
  for (const finding of findings) {
    say(lineOf(finding));
    for (const step of finding.steps ?? []) say(`  ${step}`);
  }
  for (const pool of pools) say(poolLine(pool));
  for (const { message } of warnings) tell(message);
  for (const line of examinedLines(examined)) tell(line);
  if (verdict === 'contradiction') throw new Stop(exits.input, contradictionOf(reports, conflicts));
  if (findings.length + pools.length === 0) say('Nothing is hidden.');
  if (verdict !== 'safe') throw new Stop(exits.input, `Hidden counts are not safe: ${verdict}.`);
  tell('No hidden count can be worked out for certain from these documents.');
}

/** The report documents of a folder in the order of their names, or a single file. */
async function documentsAt(path: string): Promise<string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).toSorted();
  if (names.length === 0) throw new Stop(exits.usage, `The folder ${path} has no report documents (*.json).`);
  return names.map((name) => join(path, name));
}

/** Returns the counts of one document, or of several, that do not fit together. */
export function contradictionOf(reports: readonly ReportDocument[], conflicts: readonly string[] = []): string {
  const documents = reports.map(({ title }) => `“${title}”`).join(', ');
  const named = conflicts.slice(0, mostNamed).join('; ');
  const more = conflicts.length > mostNamed ? `; and ${conflicts.length - mostNamed} more` : '';
  const counts = named === '' ? 'the words in place of a hidden count' : `${named}${more}`;
  const revised =
    reports.length > 1 ? ' If counts were corrected from one edition to the next, say --editions revised.' : '';
  return `Hidden counts are not safe: contradiction in ${documents}. These cannot all be true: ${counts}.${revised}`;
}

function assumptions({ threshold, 'zeros-printed': zerosPrinted, editions }: AuditValues): Assumptions {
  if (threshold !== undefined && !/^[1-9]\d*$/.test(threshold)) {
    throw new Stop(exits.usage, `--threshold takes a whole number from 1, not “${threshold}”.`);
  }
  if (editions !== undefined && !editionsKnown.includes(editions)) {
    throw new Stop(exits.usage, `--editions takes ${editionsKnown.join(', ')}, not “${editions}”.`);
  }
  return {
    zerosPrinted: zerosPrinted ?? false,
    ...(threshold === undefined ? {} : { threshold: Number(threshold) }),
    ...(editions === undefined ? {} : { editions: editions as NonNullable<Assumptions['editions']> }),
  };
}

const rangeOf = (low: number, high: number | undefined): string => {
  if (high === undefined) return `${low} or more`;
  return low === high ? `exactly ${low}` : `${low} to ${high}`;
};

function lineOf({ place, label, low, high, verdict }: Finding): string {
  const name = label === '' ? place : `${place} › ${label}`;
  return `${name}: ${rangeOf(low, high)}${verdict === 'safe' ? '' : ` (${verdict})`}`;
}

function poolLine({ place, label, total, byMembers }: PoolFinding): string {
  const cases = byMembers.map(({ members, low, high }) => `${members} categories: ${rangeOf(low, high)} each`);
  return `${place} › ${label} (${total}): ${cases.join('; ')}`;
}
