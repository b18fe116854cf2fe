// Searches populations that agree with everything known, by HiGHS. Each that it finds is added up again.
import load from 'highs';

/** @typedef {import('./system.mjs').System} System */
/** @typedef {ReturnType<typeof highs.createModel>} Model */

const highs = await load();
const { minimize, maximize } = highs.constants.objectiveSense;
const { integer } = highs.constants.variableType;

/** How far from whole numbers a solution of a linear programme may lie. */
const NEAR = 1e-6;

/** Solves one system for one objective after the other: as a linear programme, and in whole numbers where that is not enough. */
export class Solver {
  /** @param {System} system */
  constructor(system) {
    this.system = system;
    this.relaxed = build(system, false);
    /** @type {Model | undefined} */
    this.whole = undefined;
    this.runs = 0;
    /** @type {import('highs').IndexSelection} */
    this.all = { kind: 'range', from: 0, to: system.width - 1 };
  }

  /**
   * Returns a bound of an objective, and a population that has it if one was met.
   * @param {Float64Array} costs @param {boolean} largest
   */
  bound(costs, largest) {
    const { objective, values } = this.run(this.relaxed, costs, largest);
    const bound = largest ? Math.floor(objective + NEAR) : Math.ceil(objective - NEAR);
    const rounded = values.map(Math.round);
    const isWhole = values.every((value, place) => Math.abs(value - (rounded[place] ?? 0)) < NEAR);
    return isWhole && this.system.broken(rounded).length === 0 ? { bound, population: rounded } : { bound };
  }

  /**
   * Returns the population in which an objective is largest, or smallest.
   * @param {Float64Array} costs @param {boolean} largest
   */
  best(costs, largest) {
    this.whole ??= build(this.system, true);
    const found = this.run(this.whole, costs, largest).values.map(Math.round);
    const [broken] = this.system.broken(found);
    if (broken) throw new Error(`HiGHS found a population that contradicts “${broken.why}”.`);
    return found;
  }

  /** @param {Model} model @param {Float64Array} costs @param {boolean} largest */
  run(model, costs, largest) {
    this.runs += 1;
    model.changeColsCost(this.all, costs);
    model.changeObjectiveSense(largest ? maximize : minimize);
    model.run();
    const status = model.getModelStatus();
    if (status !== highs.constants.modelStatus.optimal) throw new Error(`HiGHS ends with status ${status}.`);
    return { objective: model.getObjectiveValue(), values: Array.from(model.getSolution().colValue) };
  }

  dispose() {
    this.relaxed.dispose();
    this.whole?.dispose();
  }
}

/** @param {System} system @param {boolean} whole */
function build({ lines, width, limit }, whole) {
  const own = lines.filter(({ terms }) => terms.size > 0);
  const starts = [0];
  /** @type {number[]} */
  const indices = [];
  /** @type {number[]} */
  const values = [];
  for (const { terms } of own) {
    for (const [unknown, times] of terms) {
      indices.push(unknown);
      values.push(times);
    }
    starts.push(indices.length);
  }
  const bound = (/** @type {number} */ value) =>
    Number.isFinite(value) ? value : value < 0 ? -highs.infinity : highs.infinity;
  const made = highs.createModel({
    numCols: width,
    numRows: own.length,
    colCost: new Float64Array(width),
    colLower: new Float64Array(width),
    colUpper: new Float64Array(width).fill(limit),
    rowLower: Float64Array.from(own, ({ low }) => bound(low)),
    rowUpper: Float64Array.from(own, ({ high }) => bound(high)),
    matrix: {
      format: 'csr',
      numRows: own.length,
      numCols: width,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    ...(whole ? { integrality: Int32Array.from({ length: width }, () => integer) } : {}),
  });
  made.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5, time_limit: 20 });
  return made;
}
