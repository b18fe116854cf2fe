// One name and one type for each option: in functions, in the element, in the components for frameworks and on the command
// line, each held against the others by the declarations of the built package. Whatever differs is in a table, with its reason.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOptions, commandRules, optionsOf, promisesOf } from './declarations.mjs';

const mountOptions = optionsOf('index', 'MountOptions');

/** Options of `mount` that others lack. @type {Record<string, Record<string, string>>} */
const lacking = {
  element: {
    onCellFocus: 'the event `cell-focus`',
    prefix: 'an attribute alone: the DOM has a property of that name, which nobody can set',
    signal: 'the element gives up by itself when it leaves the page',
  },
  react: { signal: 'the component gives up by itself when it leaves the page' },
  vue: {
    onCellFocus: 'the event `cell-focus`, as Vue has events',
    signal: 'the component gives up by itself when it leaves the page',
  },
};

/** Options that only these have. @type {Record<string, Record<string, string>>} */
const further = {
  element: {
    src: 'the first argument of `mount`, as an address',
    report: 'the first argument of `mount`',
    loading: 'whether it waits until it comes near; a call of `mount` does not wait',
    state: 'can only be read',
  },
  react: {
    src: 'as of the element',
    report: 'as of the element',
    loading: 'as of the element',
    html: 'the static report that the element holds',
    children: 'the same, as React has it',
    ref: 'the element, as React has it',
    onReady: 'the event `report-ready`',
    onError: 'the event `report-error`',
  },
  vue: {
    src: 'as of the element',
    report: 'as of the element',
    loading: 'as of the element',
    html: 'the static report that the element holds',
  },
};

/** Types that differ from those of `mount`. @type {Record<string, Record<string, string>>} */
const otherTypes = { element: {}, react: { onCellFocus: 'with the event as a second argument' }, vue: {} };

const others = {
  element: optionsOf('element', 'HotlineReportElement'),
  react: optionsOf('react', 'HotlineReportProps'),
  vue: optionsOf('vue', 'HotlineReportProps'),
};

for (const [place, options] of Object.entries(others)) {
  test(`${place} has the options of mount, with their types, and no others`, () => {
    const missing = [...mountOptions.keys()].filter((name) => !options.has(name));
    assert.deepEqual(missing.toSorted(), Object.keys(lacking[place] ?? {}).toSorted());
    const more = [...options.keys()].filter((name) => !mountOptions.has(name) && !name.startsWith('#'));
    assert.deepEqual(more.toSorted(), Object.keys(further[place] ?? {}).toSorted());
    const differing = [...options].filter(([name, type]) => mountOptions.has(name) && mountOptions.get(name) !== type);
    assert.deepEqual(
      differing.map(([name]) => name),
      Object.keys(otherTypes[place] ?? {}),
    );
  });
}

/** The options of functions, by the entry and the name of their type. @type {[string, string][]} */
const functions = [
  ['index', 'MountOptions'],
  ['index', 'LoadOptions'],
  ['index', 'ParseOptions'],
  ['index', 'HtmlOptions'],
  ['index', 'SvgOptions'],
  ['save', 'SaveOptions'],
  ['save', 'OEmbedOptions'],
  ['export', 'ExportOptions'],
  ['analyst', 'OpenOptions'],
  ['analyst', 'Overrides'],
  ['analyst', 'ReadOptions'],
  ['analyst', 'DraftOptions'],
  ['analyst', 'Scope'],
  ['analyst', 'Beside'],
  ['analyst', 'Assumptions'],
  ['analyst', 'TableSource'],
  ['geometry', 'GeometryOptions'],
];

test('an option that several functions have is of one type in all', () => {
  /** Why types of one name differ. */
  const allowed = {
    geometry: 'what waits takes an address or a function; `html` and `svg`, which do not, the geometry itself',
    theme: 'a report on a page follows the page (`auto`); a picture has no page, and may be for paper (`print`)',
  };
  /** @type {Map<string, Set<string>>} */
  const types = new Map();
  for (const [entry, name] of functions) {
    for (const [option, type] of optionsOf(entry, name)) types.set(option, (types.get(option) ?? new Set()).add(type));
  }
  const differing = [...types].filter(([, all]) => all.size > 1).map(([option]) => option);
  assert.deepEqual(differing.toSorted(), Object.keys(allowed).toSorted());
});

test('the command line has the options of the functions that it calls, and says of any other what it is for', () => {
  const called = functions.filter(([, name]) =>
    /Save|OEmbed|Export|Overrides|Read|Draft|Scope|Beside|Assumptions|TableSource|Geometry/.test(name),
  );
  /** Options of functions that it lacks, or has under another name. @type {Record<string, string>} */
  const missing = {
    signal: 'Ctrl-C',
    onProgress: 'says in the end what was read',
    columns: 'reads all columns where it has to; `--columns` names those of a table in a database',
    acceptUnread: '--accept unread-values, as for all that may be missing',
    places: 'those that come along, or those of --geometry',
    fileName: 'the file has its name',
    where: 'conditions are part of a plan',
    related: '--join and --on, once for each',
    knowledge: '--date-order and the others that say what values mean',
  };
  /** Options that no function has. @type {Record<string, string>} */
  const own = {
    output: 'where the file goes',
    force: 'whether it may replace another',
    document: 'writes the document, too',
    oembed: 'writes the answer of `oEmbedOf`',
    format: 'an argument of `exportReport`',
    plan: 'an argument',
    run: 'has a database count',
    join: '`related`, and `RecordsFile.join`',
    on: 'the keys of these',
    accept: 'what may be missing',
    columns: 'of a table, from which the mapping is found',
    profile: 'an argument of `warehouseStatements`',
    help: 'of the command',
    version: 'of the command',
  };
  const names = new Set(called.flatMap(([entry, name]) => [...optionsOf(entry, name).keys()]));
  const spelt = (/** @type {string} */ name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const known = commandOptions();
  assert.deepEqual(known.toSorted(), commandRules().toSorted(), 'the help names what the commands take');
  const lacks = [...names].filter((name) => !known.includes(spelt(name)) || name === 'columns');
  assert.deepEqual(lacks.toSorted(), Object.keys(missing).toSorted());
  const spellings = [...names].filter((name) => name !== 'columns').map(spelt);
  assert.deepEqual(known.filter((name) => !spellings.includes(name)).toSorted(), Object.keys(own).toSorted());
});

test('whatever is awaited takes a signal', () => {
  /** @type {Record<string, string>} */
  const allowed = { 'Source.slice': 'what a page or a program gives to `openRecords`, which stops asking' };
  const without = ['index', 'slim', 'analyst', 'element', 'save', 'export'].flatMap((entry) =>
    [...promisesOf(entry)].flatMap(([name, takes]) => (takes ? [] : name)),
  );
  assert.deepEqual([...new Set(without)], Object.keys(allowed));
});
