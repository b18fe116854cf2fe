// Searches populations that agree with everything known, by HiGHS. Each that it finds is added up again.
import load from 'highs';

/** @typedef {import('./system.mjs').System} System */

const highs = await load();
const { minimize, maximize } = highs.constants.objectiveSense;
const { integer } = highs.constants.variableType;

/** Solves one system for one objective after the other. */
export class Solver {
  /** @param {System} system */
  constructor(system) {
    this.system = system;
    const lines = system.lines.filter(({ terms }) => terms.size > 0);
    const starts = [0];
    /** @type {number[]} */
    const indices = [];
    /** @type {number[]} */
    const values = [];
    for (const { terms } of lines) {
      for (const [unknown, times] of terms) {
        indices.push(unknown);
        values.push(times);
      }
      starts.push(indices.length);
    }
    const { width } = system;
    const bound = (/** @type {number} */ value) =>
      Number.isFinite(value) ? value : value < 0 ? -highs.infinity : highs.infinity;
    this.model = highs.createModel({
      numCols: width,
      numRows: lines.length,
      colCost: new Float64Array(width),
      colLower: new Float64Array(width),
      colUpper: new Float64Array(width).fill(system.limit),
      rowLower: Float64Array.from(lines, ({ low }) => bound(low)),
      rowUpper: Float64Array.from(lines, ({ high }) => bound(high)),
      matrix: {
        format: 'csr',
        numRows: lines.length,
        numCols: width,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
      integrality: Int32Array.from({ length: width }, () => integer),
    });
    this.model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5, time_limit: 20 });
    /** @type {import('highs').IndexSelection} */
    this.all = { kind: 'range', from: 0, to: width - 1 };
    this.runs = 0;
  }

  /**
   * Returns the population in which an objective is largest, or smallest.
   * @param {Float64Array} costs @param {boolean} largest
   */
  best(costs, largest) {
    this.runs += 1;
    this.model.changeColsCost(this.all, costs);
    this.model.changeObjectiveSense(largest ? maximize : minimize);
    this.model.run();
    const status = this.model.getModelStatus();
    if (status !== highs.constants.modelStatus.optimal) throw new Error(`HiGHS ends with status ${status}.`);
    const found = Array.from(this.model.getSolution().colValue, Math.round);
    const [broken] = this.system.broken(found);
    if (broken) throw new Error(`HiGHS found a population that contradicts “${broken.why}”.`);
    return found;
  }

  dispose() {
    this.model.dispose();
  }
}
