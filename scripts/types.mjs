// The TypeScript types of documents and problems, from their JSON Schema, which comes from the Rust types.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import { cli } from './run.mjs';

const schemaFile = new URL('../js/report.schema.json', import.meta.url);
const styleFile = new URL('../.prettierrc.json', import.meta.url);
export const typesFile = new URL('../js/report-document.ts', import.meta.url);

const banner = '// Written by `npm run types` from report.schema.json: change the Rust types, not this file.';

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

/** The text of `js/report-document.ts`, as the committed schema wants it. */
export async function types() {
  const schema = JSON.parse(await readFile(schemaFile, 'utf8'));
  const text = await compile(/** @type {object} */ (named(schema)), 'ReportDocument', {
    bannerComment: banner,
    ignoreMinAndMaxItems: true,
    style: JSON.parse(await readFile(styleFile, 'utf8')),
    unreachableDefinitions: true,
  });
  // What the generator says about each definition beside its own comment.
  return text.replace(/( \*\n)? \* This interface was referenced by .*\n \* via the `definition` .*\n/g, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await cli(async () => writeFile(typesFile, await types()));
}
