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
    /** @type {Map<boolean, Model>} by whether its solutions are whole */
    this.models = new Map();
    this.runs = 0;
    /** @type {import('highs').IndexSelection} */
    this.all = { kind: 'range', from: 0, to: system.width - 1 };
  }

  /**
   * Returns a bound of an objective, and a population that has it if one was met.
   * @param {Float64Array} costs @param {boolean} largest
   */
  bound(costs, largest) {
    const found = this.run(false, costs, largest);
    if (!found) return { bound: largest ? Infinity : -Infinity };
    const bound = largest ? Math.floor(found.objective + NEAR) : Math.ceil(found.objective - NEAR);
    const rounded = found.values.map(Math.round);
    const isWhole = found.values.every((value, place) => Math.abs(value - (rounded[place] ?? 0)) < NEAR);
    return isWhole && this.system.broken(rounded).length === 0 ? { bound, population: rounded } : { bound };
  }

  /**
   * Returns the population in which an objective is largest, or smallest.
   * @param {Float64Array} costs @param {boolean} largest
   */
  best(costs, largest) {
    const found = this.run(true, costs, largest);
    if (!found) throw new Error('HiGHS finds no best population.');
    const rounded = found.values.map(Math.round);
    const [broken] = this.system.broken(rounded);
    if (broken) throw new Error(`HiGHS found a population that contradicts “${broken.why}”.`);
    return rounded;
  }

  /**
   * Solves a model, and once more from the beginning where the last solution leads nowhere.
   * @param {boolean} whole @param {Float64Array} costs @param {boolean} largest
   */
  run(whole, costs, largest) {
    for (let trial = 0; trial < 2; trial += 1) {
      const model = this.models.get(whole) ?? build(this.system, whole);
      this.models.set(whole, model);
      this.runs += 1;
      model.changeColsCost(this.all, costs);
      model.changeObjectiveSense(largest ? maximize : minimize);
      model.run();
      if (model.getModelStatus() === highs.constants.modelStatus.optimal) {
        return { objective: model.getObjectiveValue(), values: Array.from(model.getSolution().colValue) };
      }
      model.dispose();
      this.models.delete(whole);
    }
    return undefined;
  }

  dispose() {
    for (const model of this.models.values()) model.dispose();
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
