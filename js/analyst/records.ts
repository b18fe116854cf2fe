import { checkOptions, ReportError } from '../index.js';
import type { Helper } from './helper.js';
import { asText, parse } from './json.js';
import { useRules, type UseOptions } from './options.js';
import type { Beside, Mapping, Outcome, ProofProgress, Scope, Summary } from './types.js';
import type { Plan } from '../generated/plan-document.js';

/** Options for awaiting a report. A proof takes milliseconds, but for very large tables. */
export interface ReportOptions {
  /** Hears how far the proof is, some times a second. */
  onProgress?: (progress: ProofProgress) => void;
  /** Stops it at once. The rows are forgotten then, as by `close`. */
  signal?: AbortSignal;
}

/** The rows of a file, ready for reports of any scope. They stay in a worker until they are closed. */
export class Records {
  readonly #helper: Helper;
  readonly #isAgreed: (plan: Plan | string, mapping: Mapping) => boolean;
  #summary: Summary;

  /** Use {@link RecordsFile.read}. */
  constructor(summary: Summary, helper: Helper, isAgreed: (plan: Plan | string, mapping: Mapping) => boolean) {
    this.#summary = summary;
    this.#helper = helper;
    this.#isAgreed = isAgreed;
  }

  /** Summary of reading the file. */
  get summary(): Summary {
    return this.#summary;
  }

  /**
   * Uses another plan for records that were read with `columns: 'all'`. After an error the plan before is still used; after
   * the signal the rows are forgotten.
   *
   * @throws {ReportError} as for {@link RecordsFile.read}; `misuse` if not all columns were read, or
   * lists of a Parquet or Arrow file were read with another separator
   */
  async use(plan: Plan | string, options: UseOptions): Promise<Summary> {
    checkOptions(options, useRules);
    const { mapping, signal, ...knowledge } = options;
    if (!this.#isAgreed(plan, mapping)) {
      const message = 'The items of a list were separated in another way than this plan says: read the file anew.';
      throw new ReportError('misuse', message);
    }
    const used = () => use(this.#helper, plan, mapping, knowledge, true);
    this.#summary = await this.#helper.until(signal, used);
    return this.#summary;
  }

  /**
   * The report of a scope. After the first, the others take some milliseconds.
   *
   * @throws {ReportError} if there is no such scope; with the code `not-safe` and the audit as its `details`, if small
   * counts could be worked out whatever is hidden
   */
  async report(scope: Scope = {}, beside: Beside = {}, options: ReportOptions = {}): Promise<Outcome> {
    checkOptions(options, { onProgress: 'function', signal: 'AbortSignal' });
    const { onProgress, signal } = options;
    this.#helper.onProof = onProgress;
    return this.#helper.until(signal, async () =>
      parse(await this.#helper.call('report', [JSON.stringify(scope), JSON.stringify(beside)])),
    );
  }

  /** Forgets the rows and ends their worker. */
  close(): void {
    this.#helper.end();
  }
}

/** Uses a plan for the records that a worker has read. */
export async function use(
  helper: Helper,
  plan: Plan | string,
  mapping: Mapping,
  knowledge: Omit<UseOptions, 'mapping' | 'signal'>,
  keep: boolean,
): Promise<Summary> {
  return parse(await helper.call('finish', [JSON.stringify({ plan: asText(plan), mapping, knowledge, keep })]));
}
