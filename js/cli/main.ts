// The command line. `node pkg/cli.js --help` says what it does.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { auditPublished, type Audit } from '../analyst.js';
import { checkContent } from '../viewer/check.js';
import { ReportError, type ReportDocument } from '../slim.js';
import { audit, auditOptions, contradictionOf } from './audit.js';
import { build, buildOptions } from './build.js';
import { draft, draftOptions } from './draft.js';
import { geometry, geometryOptions } from './geometry.js';
import { listPlans, parseText, assertNoCells, readText } from './input.js';
import { sql, sqlOptions } from './sql.js';
import { exits, Stop } from './stop.js';
import { problemLines, say, sayAudit, tell } from './told.js';
import { usage } from './usage.js';

/** Meanings of values, where they do not tell. */
const ofReading = ['date-order', 'decimal-mark', 'century', 'exchanged-dates', 'zone'];

/** Settings of a file of records in place of detection. */
const ofText = ['encoding', 'sheet', 'delimiter', 'quote', 'preamble-lines', 'header'];

/** Options of each command. */
const optionsOf: Record<string, readonly string[]> = {
  audit: Object.keys(auditOptions),
  build: Object.keys(buildOptions),
  check: [],
  draft: [...Object.keys(draftOptions), ...ofText, 'output', 'force', 'join', 'on', 'language', 'threshold'],
  geometry: [...Object.keys(geometryOptions), 'title', 'output', 'force'],
  plans: [],
  sql: [
    ...Object.keys(sqlOptions),
    ...ofReading,
    'plan',
    'table',
    'line',
    'order',
    'mapping',
    'join',
    'on',
    'output',
    'force',
  ],
};

async function main(args: string[]): Promise<void> {
  const { values, positionals, tokens } = parseArgs({
    args,
    tokens: true,
    allowPositionals: true,
    options: {
      ...buildOptions,
      ...auditOptions,
      ...draftOptions,
      ...geometryOptions,
      ...sqlOptions,
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
  const { help, version, ...options } = values;
  if (version) return say(await ownVersion());
  if (help || args.length === 0) return say(usage);
  // A file alone is to be built.
  const named = Object.hasOwn(optionsOf, positionals[0] ?? '');
  const [command = 'build', inputs] = named ? [positionals[0], positionals.slice(1)] : ['build', positionals];
  refuseForeign(
    command,
    tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])),
  );
  if (command === 'audit') return audit(inputs, options);
  if (command === 'check') return check(inputs);
  if (command === 'draft') return draft(inputs, options);
  if (command === 'geometry') return geometry(inputs, options);
  if (command === 'plans') return listPlans();
  if (command === 'sql') return sql(inputs, options);
  return build(inputs, options);
}

/** An option of another command would do nothing. */
function refuseForeign(command: string, given: string[]): void {
  const foreign = given.find((option) => !optionsOf[command]?.includes(option));
  if (foreign === undefined) return;
  const takers = Object.keys(optionsOf).filter((other) => optionsOf[other]?.includes(foreign));
  throw new Stop(exits.usage, `--${foreign} is for ${takers.join(' and ')}, not for ${command}.`);
}

/** Says everything that is wrong with a document; an error makes the command fail. */
async function check([path, ...others]: string[]): Promise<void> {
  if (path === undefined || others.length > 0) throw new Stop(exits.usage, 'Name one report document to check.');
  await assertNoCells(path);
  const text = await readText(path);
  const document = await parseText<ReportDocument>(text, path, 'a report document');
  // Of the text, since an entry that occurs twice is lost in the document.
  const problems = await checkContent(text);
  for (const line of problemLines(problems)) say(line);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) throw new Stop(exits.input, `${path}: ${errors === 1 ? 'one error' : `${errors} errors`}.`);
  const { verdict, findings, conflicts } = await auditPublished([document]);
  if (verdict === 'contradiction') throw new Stop(exits.input, `${path}: ${contradictionOf([document], conflicts)}`);
  const told = findings.filter((finding) => finding.verdict === 'disclosed');
  for (const { place, label } of told) say(`told: ${label === '' ? place : `${place} › ${label}`} can be worked out.`);
  if (verdict === 'disclosed') {
    throw new Stop(exits.input, `${path} gives hidden counts away: hotline-report audit ${path} shows how.`);
  }
  tell(`${path} is sound.`);
}

async function ownVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Returns the message for a fault, and the exit code. */
function endOf(fault: unknown): Stop {
  if (fault instanceof Stop) return fault;
  if (fault instanceof ReportError) return new Stop(exits.input, wordsOf(fault));
  const { code, message, stack } = fault as Partial<NodeJS.ErrnoException>;
  if (code?.startsWith('ERR_PARSE_ARGS')) return new Stop(exits.usage, `${message ?? ''} See --help.`);
  return new Stop(exits.input, stack ?? String(fault));
}

/** Options that answer a fault, by its code. */
const options: Record<string, string> = {
  'ambiguous-dates': 'Say which with --date-order.',
  'conflicting-dates': 'Say which with --date-order.',
  'ambiguous-numbers': 'Say which with --decimal-mark.',
  'two-digit-years': 'Say which with --century.',
  'exchanged-dates': 'Say which with --exchanged-dates.',
  'not-safe': 'To publish anyway, say why with --override-reason; it stays out of the report.',
  'missing-column': 'Say which columns are meant with --mapping.',
};

function wordsOf({ code, message, problems, details }: ReportError): string {
  if (problems.length > 0) return `This document is not sound.\n${problemLines(problems).join('\n')}`;
  const remedy = details?.remedy !== undefined && !message.includes(details.remedy) ? ` ${details.remedy}` : '';
  const known = options[code] === undefined ? '' : ` ${options[code]}`;
  const missing = (details?.missing ?? []).map(
    (value) => `--${value.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
  const option = missing.length === 0 ? known : ` Say with ${[...new Set(missing)].join(', ')}.`;
  return `${message}${remedy}${option}`;
}

try {
  await main(process.argv.slice(2));
} catch (fault) {
  if (fault instanceof ReportError && fault.code === 'not-safe') sayAudit(fault.details as Audit);
  const { exit, message } = endOf(fault);
  tell(message);
  process.exitCode = exit;
}
