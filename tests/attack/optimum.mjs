// What must be hidden at least of a two-way table with margins, found without the product: an integer programme
// whose constraints are cuts of a network (Fischetti & Salazar-González 1999). All margins are printed unless they are hidden.
import load from 'highs';

const highs = await load();

/**
 * A count: an arc of the network of rows and columns. More of a count is more that flows along it, and what flows into a row or
 * column flows out of it.
 * @typedef {{from: number, to: number, count: number, isMargin: boolean}} Arc
 */

/** The inner counts of a table, row by row, then the totals of rows, those of columns, and that of all. @param {number[][]} counts @returns {Arc[]} */
export function arcs(counts) {
  const width = counts[0]?.length ?? 0;
  const [source, sink] = [counts.length + width, counts.length + width + 1];
  const sum = (/** @type {number[]} */ of) => of.reduce((one, other) => one + other, 0);
  const inner = counts.flatMap((row, from) =>
    row.map((count, column) => ({ from, to: counts.length + column, count, isMargin: false })),
  );
  const rows = counts.map((row, to) => ({ from: source, to, count: sum(row), isMargin: true }));
  const columns = Array.from({ length: width }, (_, column) => {
    const count = sum(counts.map((row) => row[column] ?? 0));
    return { from: counts.length + column, to: sink, count, isMargin: true };
  });
  const all = { from: sink, to: source, count: sum(rows.map(({ count }) => count)), isMargin: true };
  return [...inner, ...rows, ...columns, all];
}

/**
 * What must be hidden, at least one of it, so that a hidden count can be another one; nothing where it can already. A hidden
 * count is at least 1.
 * @param {Arc[]} network @param {Set<number>} hidden @param {number} target @returns {Set<number> | undefined}
 */
function cut(network, hidden, target) {
  const { from, to, count } = /** @type {Arc} */ (network[target]);
  const ways = [{ start: to, end: from }, ...(count > 1 ? [{ start: from, end: to }] : [])];
  const found = new Set();
  for (const { start, end } of ways) {
    const reached = reach(network, hidden, target, start);
    if (reached.has(end)) return undefined;
    network.forEach((arc, place) => {
      const leaves = reached.has(arc.from) && !reached.has(arc.to);
      const enters = reached.has(arc.to) && !reached.has(arc.from) && arc.count > 1;
      // Zeros are printed.
      if (place !== target && arc.count > 0 && (leaves || enters)) found.add(place);
    });
  }
  return found;
}

/** Where a change can go on from a row or column: along hidden counts that grow, against such as shrink. @param {Arc[]} network @param {Set<number>} hidden @param {number} target @param {number} start */
function reach(network, hidden, target, start) {
  const reached = new Set([start]);
  for (const node of reached) {
    for (const place of hidden) {
      const { from, to, count } = /** @type {Arc} */ (network[place]);
      if (place === target) continue;
      if (from === node) reached.add(to);
      if (to === node && count > 1) reached.add(from);
    }
  }
  return reached;
}

/**
 * Whether every small count that is hidden can be another one, and what must be hidden if not.
 * @param {Arc[]} network @param {number[]} small @param {Set<number>} hidden
 */
export const cuts = (network, small, hidden) => small.flatMap((target) => cut(network, hidden, target) ?? []);

/** What it costs to hide a margin, where an inner count costs 1. */
const MARGIN = 6;

/** What must be hidden at least beside counts under a threshold; none of the margins may be one. @param {number[][]} counts @param {number} threshold */
export function optimum(counts, threshold) {
  const network = arcs(counts);
  const small = network.flatMap(({ count }, place) => (count > 0 && count < threshold ? [place] : []));
  /** @type {Set<number>[]} */
  const known = [];
  for (;;) {
    const partners = cheapest(network, known);
    const more = cuts(network, small, new Set([...small, ...partners]));
    if (more.length === 0) return partners;
    if (more.some((one) => one.size === 0)) throw new Error('Nothing protects this table.');
    known.push(...more);
  }
}

/** The cheapest places of which each set has one. @param {Arc[]} network @param {Set<number>[]} sets @returns {number[]} */
function cheapest(network, sets) {
  const width = network.length;
  if (sets.length === 0) return [];
  const starts = [0];
  /** @type {number[]} */
  const indices = [];
  for (const set of sets) {
    indices.push(...set);
    starts.push(indices.length);
  }
  const model = highs.createModel({
    numCols: width,
    numRows: sets.length,
    colCost: Float64Array.from(network, ({ isMargin }) => (isMargin ? MARGIN : 1)),
    colLower: new Float64Array(width),
    colUpper: new Float64Array(width).fill(1),
    rowLower: new Float64Array(sets.length).fill(1),
    rowUpper: new Float64Array(sets.length).fill(highs.infinity),
    matrix: {
      format: 'csr',
      numRows: sets.length,
      numCols: width,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: new Float64Array(indices.length).fill(1),
    },
    integrality: new Int32Array(width).fill(highs.constants.variableType.integer),
  });
  model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
  model.run();
  if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error('HiGHS finds no best choice.');
  const chosen = Array.from(model.getSolution().colValue).flatMap((value, place) => (value > 0.5 ? [place] : []));
  model.dispose();
  return chosen;
}
