// The declarations of the built package, as TypeScript understands them.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../scripts/run.mjs';

/** Of api-extractor, since the compiler of this repository has no interface for programs yet. */
const ts = createRequire(createRequire(import.meta.url).resolve('@microsoft/api-extractor'))('typescript');

/** @typedef {{name: string, type: string, optional: boolean}} Option */

const files = ['index', 'slim', 'analyst', 'element', 'save', 'export', 'geometry', 'react', 'vue'].map(
  (name) => `${name}.d.ts`,
);
const program = ts.createProgram(
  files.map((name) => join(root, 'pkg', name)),
  {
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    strict: true,
    noEmit: true,
  },
);
const checker = program.getTypeChecker();

/** The exports of an entry. @param {string} entry */
function exportsOf(entry) {
  const source = program.getSourceFile(join(root, 'pkg', `${entry}.d.ts`));
  return checker.getExportsOfModule(checker.getSymbolAtLocation(source));
}

/** @param {any} symbol */
const resolved = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);

/** A type in words, without what every option may be: absent. @param {any} type */
function wordsOf(type) {
  const parts = type.isUnion() ? type.types : [type];
  const absent = ts.TypeFlags.Undefined | ts.TypeFlags.Null;
  const words = parts
    .filter((/** @type {any} */ part) => !(part.flags & absent))
    .map((/** @type {any} */ part) => checker.typeToString(part, undefined, ts.TypeFormatFlags.NoTruncation));
  return words.toSorted().join(' | ');
}

/** The properties that an interface or a class of an entry declares. @param {string} entry @param {string} name */
export function optionsOf(entry, name) {
  const symbol = exportsOf(entry).find((/** @type {any} */ one) => one.name === name);
  if (!symbol) throw new Error(`${entry} has no ${name}`);
  const type = checker.getDeclaredTypeOfSymbol(resolved(symbol));
  const own = type
    .getProperties()
    .filter((/** @type {any} */ property) =>
      property.declarations.some(
        (/** @type {any} */ { parent }) => !/lib\.dom|node_modules/.test(parent.getSourceFile().fileName),
      ),
    );
  /** @type {[string, string][]} */
  const found = own
    .filter(
      (/** @type {any} */ property) => !(property.flags & ts.SymbolFlags.Method) && !property.name.startsWith('__#'),
    )
    .map((/** @type {any} */ property) => [property.name, wordsOf(checker.getTypeOfSymbol(property))]);
  return new Map(found);
}

/**
 * The functions of an entry, and the methods of its classes and interfaces, that return promises, and whether they take a
 * signal.
 * @param {string} entry @returns {Map<string, boolean>}
 */
export function promisesOf(entry) {
  const found = new Map();
  const note = (/** @type {string} */ name, /** @type {any} */ type, /** @type {any} */ at) => {
    for (const call of type.getCallSignatures()) {
      if (!checker.typeToString(call.getReturnType()).startsWith('Promise<')) continue;
      const parameters = call
        .getParameters()
        .map((/** @type {any} */ one) => checker.getTypeOfSymbolAtLocation(one, at));
      const takes = parameters.some((/** @type {any} */ one) => hasSignal(one));
      found.set(name, found.get(name) || takes);
    }
  };
  for (const exported of exportsOf(entry)) {
    const symbol = resolved(exported);
    const [at] = symbol.declarations ?? [];
    if (!at) continue;
    if (symbol.flags & ts.SymbolFlags.Function) note(exported.name, checker.getTypeOfSymbolAtLocation(symbol, at), at);
    if (!(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface))) continue;
    for (const member of checker.getDeclaredTypeOfSymbol(symbol).getProperties()) {
      const declared = member.declarations?.[0];
      if (!declared || /lib\.dom|node_modules/.test(declared.getSourceFile().fileName)) continue;
      if (member.flags & ts.SymbolFlags.Method)
        note(`${exported.name}.${member.name}`, checker.getTypeOfSymbolAtLocation(member, declared), declared);
    }
  }
  return found;
}

/** @param {any} type */
function hasSignal(type) {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((/** @type {any} */ part) => {
    const signal = part.getProperty?.('signal');
    return signal !== undefined && wordsOf(checker.getTypeOfSymbol(signal)) === 'AbortSignal';
  });
}

/** The options that the commands take. */
export function commandRules() {
  const folder = join(root, 'js', 'cli');
  const text = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return [...new Set([...text.join('\n').matchAll(/^ {2,6}'?([a-z-]+)'?: \{ type: '/gm)].map(([, name = '']) => name))];
}

/** The options of the command line, by its help. */
export function commandOptions() {
  const usage = readFileSync(join(root, 'js', 'cli', 'usage.ts'), 'utf8');
  return [...new Set([...usage.matchAll(/--([a-z][a-z-]+)/g)].map(([, name = '']) => name))];
}
