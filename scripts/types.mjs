// The TypeScript types of documents, problems and plans, from their JSON Schemas, which come from the Rust types.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import { cli } from './run.mjs';

const styleFile = new URL('../.prettierrc.json', import.meta.url);

/** Types and the schemas that they are made from; both are in `js`. */
export const made = [
  { name: 'ReportDocument', schema: 'report.schema.json', file: 'report-document.ts' },
  { name: 'Plan', schema: 'plan.schema.json', file: 'plan-document.ts' },
];

/** @param {string} file */
const inFront = (file) => new URL(`../js/generated/${file}`, import.meta.url);

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
  return explained(Object.fromEntries(entries));
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

/**
 * The text of a file of types, as the committed schema wants it.
 * @param {{name: string, schema: string}} from
 */
export async function types({ name, schema: file }) {
  const schema = JSON.parse(await readFile(inFront(file), 'utf8'));
  const text = await compile(/** @type {object} */ (named(schema)), name, {
    bannerComment: `// Written by \`npm run types\` from ${file}: change the Rust types, not this file.`,
    ignoreMinAndMaxItems: true,
    style: JSON.parse(await readFile(styleFile, 'utf8')),
    unreachableDefinitions: true,
  });
  // What the generator says about each definition beside its own comment.
  return text.replace(/( \*\n)? \* This interface was referenced by .*\n \* via the `definition` .*\n/g, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await cli(async () => {
    for (const from of made) await writeFile(inFront(from.file), await types(from));
  });
}
