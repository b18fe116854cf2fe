// The TypeScript types of documents, problems and plans, and of what the analyst's module answers, from their JSON Schemas,
// which come from the Rust types.
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import { cli } from './run.mjs';

const styleFile = new URL('../.prettierrc.json', import.meta.url);

/**
 * Types in js/generated/, and the schemas that they are made from.
 * @typedef {{name: string, schema: string, file: string, imports?: string, isClosed?: boolean}} Made `isClosed` if
 * objects have no other fields, though the schema does not say so
 */
/** @type {Made[]} */
export const made = [
  { name: 'ReportDocument', schema: 'js/generated/report.schema.json', file: 'report-document.ts' },
  { name: 'Plan', schema: 'js/generated/plan.schema.json', file: 'plan-document.ts' },
  {
    name: 'Audit',
    schema: 'tests/golden/analyst-types.schema.json',
    file: 'analyst-types.ts',
    imports:
      "import type { Plan } from './plan-document.js';\nimport type { ReportDocument } from './report-document.js';\n",
    isClosed: true,
  },
];

/** @param {string} path in the repository */
const at = (path) => new URL(`../${path}`, import.meta.url);

/**
 * The generator copies a definition wherever it is referred to with a description of its own. A name in place of
 * the reference keeps both: one type, and the description.
 * @param {unknown} schema
 * @returns {unknown}
 */
function named(schema) {
  if (Array.isArray(schema)) return schema.map(named);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) =>
    key === '$ref' ? ['tsType', value.replace('#/$defs/', '')] : [key, named(value)],
  );
  const fields = Object.fromEntries(entries);
  return explained(fixed(fields) ?? fields);
}

/**
 * A list of a fixed number of values, of which the generator knows only the older spelling.
 * @param {Record<string, any>} schema as named
 */
function fixed({ prefixItems, items, minItems, maxItems, description }) {
  const each = prefixItems ?? (minItems > 0 && minItems === maxItems ? Array(minItems).fill(items) : undefined);
  if (!each) return undefined;
  const names = each.map((/** @type {{type: string}} */ { type }) => (type === 'integer' ? 'number' : type));
  return { tsType: `[${names.join(', ')}]`, ...(description && { description }) };
}

/**
 * Says in the comment of a choice of words what each word means: the generator has no place of its own for it.
 * @param {Record<string, unknown>} schema
 */
function explained(schema) {
  const choices = /** @type {{const?: string, description: string}[]} */ (schema.oneOf ?? []);
  const words = choices.filter((choice) => choice.const !== undefined);
  if (words.length === 0) return schema;
  const lines = words.map((choice) => `- "${choice.const}": ${choice.description}`);
  return { ...schema, description: [schema.description, '', ...lines].join('\n') };
}

/** Comments about Rust in words of JavaScript: no value, and links to names. @param {string} text */
function inJavaScript(text) {
  return text.replaceAll('`None`', '`null`').replaceAll(/\[`(?:\w+::)*(\w+)`\]/g, '`$1`');
}

/**
 * The text of a file of types, as the committed schema wants it.
 * @param {Made} from
 */
export async function types({ name, schema: file, imports = '', isClosed = false }) {
  const schema = JSON.parse(await readFile(at(file), 'utf8'));
  const text = await compile(/** @type {object} */ (named(schema)), name, {
    additionalProperties: !isClosed,
    bannerComment: `// Written by \`npm run types\` from ${basename(file)}: change the Rust types, not this file.\n${imports}`,
    ignoreMinAndMaxItems: true,
    style: { bracketSpacing: true, ...JSON.parse(await readFile(styleFile, 'utf8')) },
    unreachableDefinitions: true,
  });
  // What the generator says about each definition beside its own comment.
  return inJavaScript(
    text.replace(/( \*\n)? \* This interface was referenced by .*\n \* via the `definition` .*\n/g, ''),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await cli(async () => {
    for (const from of made) await writeFile(at(`js/generated/${from.file}`), await types(from));
  });
}
