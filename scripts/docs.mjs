// `npm run docs`: docs/api.md, the reference of the package, from the types and comments of its entries; docs/errors.md,
// the codes of errors; and docs/weights.md, what the entries weigh.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import prettier from 'prettier';
import { entries, frameworks } from './entries.mjs';
import { cli, root, SetupError } from './run.mjs';
import { parts as weighed, weightOf } from './weigh.mjs';

const pkg = join(root, 'pkg');
const file = join(root, 'docs', 'api.md');
const work = join(root, 'target', 'api');

/**
 * @typedef {object} Item of api-extractor's model
 * @property {string} kind
 * @property {string} [name]
 * @property {string} [docComment]
 * @property {string} [releaseTag]
 * @property {{text: string}[]} [excerptTokens]
 * @property {Item[]} [members]
 */

/** Names of the kinds of items, in their order. */
const kinds = {
  Function: 'Functions',
  Class: 'Classes',
  Interface: 'Interfaces',
  TypeAlias: 'Types',
  Variable: 'Values',
};

/** The text of docs/api.md, as the built package wants it. */
export async function reference() {
  const parts = [
    '# API reference',
    '',
    'Written by `npm run docs` from the types: change their comments, not this file.',
  ];
  /** First description of each item; an entry that hands it on only names it. @type {Map<string, string>} */
  const told = new Map();
  for (const { name, script, source } of entries) {
    if (source === undefined) parts.push(...entry(name, script, told));
    else parts.push('', `## ${address(name)}`, '', 'The same as `hotline-report`, with the module within the script.');
    if (script === 'element') parts.push(...elementTables());
  }
  for (const { name, script, types } of frameworks) if (script) parts.push(...component(name, types));
  return formatted(parts);
}

/**
 * The props and events of a component, from its declarations, which are written by hand.
 * @param {string} name @param {string} types
 */
function component(name, types) {
  const text = readFileSync(join(root, 'js', 'frameworks', types), 'utf8');
  const [, about = '', extended = ''] =
    /\/\*\* (.*) \*\/\nexport interface HotlineReportProps( extends)?/.exec(text) ?? [];
  const member = /^ {2}(?:\/\*\* (.*) \*\/\n {2})?('?[\w-]+'?)(?:\?)?: (.*);$/gm;
  const rows = [...text.matchAll(member)].map(([, what = '', prop = '', type = '']) => {
    const plain = type.replace(/ \| undefined$/, '').replace(/^\((.*)\)$/, '$1');
    return `| \`${prop.replaceAll("'", '')}\` | \`${plain.replaceAll('|', '\\|')}\` | ${what} |`;
  });
  const attributes = extended && ' Attributes of HTML are handed on to the element.';
  const intro = `The component \`HotlineReport\`. ${about}${attributes} All are optional.`;
  return ['', `## ${address(name)}`, '', intro, '', '| Name | Type | What it is |', '| --- | --- | --- |', ...rows];
}

/** Everything of the element that markup and style sheets name, from its manifest. */
function elementTables() {
  const manifest = JSON.parse(readFileSync(join(root, 'js', 'custom-elements.json'), 'utf8'));
  const [element] = manifest.modules[0].declarations;
  /** @type {[title: string, named: {name: string, description: string}[]][]} */
  const tables = [
    ['Attributes', element.attributes],
    ['Events', element.events],
    ['Custom properties', element.cssProperties],
    ['Parts', element.cssParts],
  ];
  return tables.flatMap(([title, named]) => [
    '',
    `### ${title}`,
    '',
    '| Name | What it is |',
    '| --- | --- |',
    ...named.map(({ name, description }) => `| \`${name}\` | ${description.replaceAll('|', '\\|')} |`),
  ]);
}

/** The text of docs/errors.md: the codes of errors, from their one table. */
export async function errorTable() {
  const table = readFileSync(join(root, 'js', 'common', 'error-codes.ts'), 'utf8');
  const rows = [...table.matchAll(/^ {2}\/\*\* (.*) \*\/\n {2}'?([a-z-]+)'?: true;/gm)];
  const words =
    'Everything throws a `ReportError` with a `code` that stays the same, and a message for people. Written by ' +
    '`npm run docs` from js/common/error-codes.ts.';
  const lines = rows.map(([, what, code]) => `| \`${code}\` | ${what} |`);
  return formatted(['# Errors', '', words, '', '| Code | What it means, and what to do |', '| --- | --- |', ...lines]);
}

/** The text of docs/weights.md. */
async function weightTable() {
  const rows = ['| What | Script | Raw | gzip | Brotli | For what |', '| --- | --- | --: | --: | --: | --- |'];
  for (const part of weighed) {
    const { raw, gzip, brotli } = await weightOf(pkg, part);
    const numbers = [raw, gzip, brotli].map((bytes) => bytes.toLocaleString('en-US')).join(' | ');
    rows.push(`| ${part.name} | \`${part.entry}\` | ${numbers} | ${part.what} |`);
  }
  const words = 'In bytes, each with all that it imports and its WebAssembly module. Written by `npm run docs`.';
  const [, ...byHand] = readFileSync(join(root, 'docs', 'weights.md'), 'utf8').split(/\n(?=## )/);
  return formatted(['# What each entry weighs', '', words, '', ...rows, '', ...byHand]);
}

/** @param {string[]} lines */
async function formatted(lines) {
  const style = await prettier.resolveConfig(file);
  return prettier.format(`${lines.join('\n')}\n`, { ...style, parser: 'markdown' });
}

/** @param {string} name as in `exports` */
const address = (name) => `\`hotline-report${name.slice(1)}\``;

/** @param {string} name @param {string} script @param {Map<string, string>} told */
function entry(name, script, told) {
  const [item] = extract(script).members ?? [];
  const members = item?.members ?? [];
  const about = comment(opening(script)).text;
  const parts = ['', `## ${address(name)}`, '', ...about];
  const known = members.filter((member) => told.has(signature(member)));
  for (const [kind, title] of Object.entries(kinds)) {
    const chosen = members.filter((member) => member.kind === kind && !known.includes(member));
    if (chosen.length > 0) parts.push('', `### ${title}`);
    for (const member of chosen) {
      told.set(signature(member), name);
      parts.push('', `#### ${member.name}`, ...described(member), ...membersOf(member));
    }
  }
  if (known.length > 0) {
    const names = known.map((member) => `\`${member.name}\` (${address(told.get(signature(member)) ?? '')})`);
    parts.push('', `Also: ${names.join(', ')}.`);
  }
  return parts;
}

/** Returns the description at the beginning of an entry. @param {string} script */
function opening(script) {
  const text = readFileSync(join(root, 'js', `${script}.ts`), 'utf8');
  return /^\/\*\*[\s\S]*?\*\//.exec(text)?.[0] ?? '';
}

/** @param {Item} member */
function membersOf({ kind, members = [] }) {
  if (kind !== 'Class' && kind !== 'Interface') return [];
  const shown = members.filter(({ name, docComment = '' }) => name !== undefined && !docComment.includes('@internal'));
  return shown.flatMap((member) => {
    const { text } = comment(member.docComment);
    return ['', `- \`${signature(member)}\``, '', ...text.map((line) => (line ? `  ${line}` : ''))];
  });
}

/** @param {Item} item */
function described(item) {
  const { text, tags } = comment(item.docComment);
  const lines = tags.map(({ name, text: words }) => `- ${name}: ${words}`);
  return ['', '```ts', signature(item), '```', '', ...text, ...(lines.length > 0 ? ['', ...lines] : [])];
}

/** @param {Item} item */
function signature({ excerptTokens = [] }) {
  const text = excerptTokens.map((token) => token.text).join('');
  return text
    .replace(/^export (declare )?/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * A comment without its stars: the words, and what `@param`, `@throws` and `@returns` add.
 * @param {string} [raw]
 */
function comment(raw = '') {
  const lines = raw
    .trim()
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const all = lines
    .join('\n')
    .replace(/\{@link ([\w.]+)\}/g, '`$1`')
    .trim();
  const [words = '', ...rest] = all.split(/\n(?=@(?:param|throws|returns)\b)/);
  const text = words.startsWith('@') ? [] : words.split('\n');
  const blocks = words.startsWith('@') ? [words, ...rest] : rest;
  const tags = blocks.map((block) => {
    const [, tag = '', content = ''] = /^@(\w+)\s*([\s\S]*)$/.exec(block) ?? [];
    const [, parameter = '', what = content] =
      tag === 'param' ? (/^(\w+)\s+(?:- )?([\s\S]*)$/.exec(content) ?? []) : [];
    const name = tag === 'param' ? `\`${parameter}\`` : tag === 'throws' ? 'fails with' : 'gives';
    return {
      name,
      text: what
        .replace(/\{(\w+)\}/g, '`$1`')
        .replace(/\s+/g, ' ')
        .trim(),
    };
  });
  return { text, tags };
}

/** The model of what an entry exports. @param {string} script @returns {Item} */
function extract(script) {
  const model = join(work, `${script}.api.json`);
  mkdirSync(work, { recursive: true });
  rmSync(model, { force: true });
  const quiet = { default: { logLevel: ExtractorLogLevel.None } };
  const config = ExtractorConfig.prepare({
    configObjectFullPath: join(root, 'api-extractor.json'),
    packageJsonFullPath: join(pkg, 'package.json'),
    configObject: {
      projectFolder: pkg,
      mainEntryPointFilePath: join(pkg, `${script}.d.ts`),
      apiReport: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      docModel: { enabled: true, apiJsonFilePath: model },
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            lib: ['ES2023', 'DOM'],
            skipLibCheck: true,
            module: 'ES2022',
            moduleResolution: 'bundler',
            types: [],
          },
          include: ['*.d.ts'],
        },
      },
      messages: { compilerMessageReporting: quiet, extractorMessageReporting: quiet, tsdocMessageReporting: quiet },
    },
  });
  const { errorCount } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => (message.handled = message.logLevel !== 'error'),
  });
  if (errorCount > 0) throw new SetupError(`${script}.d.ts cannot be read`);
  return JSON.parse(readFileSync(model, 'utf8'));
}

if (process.argv[1] === import.meta.filename) {
  await cli(async () => {
    writeFileSync(file, await reference());
    writeFileSync(join(root, 'docs', 'errors.md'), await errorTable());
    writeFileSync(join(root, 'docs', 'weights.md'), await weightTable());
  });
}
