import type { MountOptions } from './mount-options.js';
import type { ReportSource } from '../common/source.js';

/** A report with all that it shows, or is to show. */
interface Wanted {
  source: ReportSource;
  readonly options: MountOptions;
  /** Its changes, until it is shown. */
  former?: Wanted | undefined;
  hasFailed?: boolean;
}

/** A mounted report, as its updates see it. */
export interface Updated<Made> {
  /** @throws {ReportError} `invalid-options` */
  check: (options: MountOptions) => void;
  make: (source: ReportSource, options: MountOptions) => Promise<Made>;
  /** Shows what was made, and returns its source; fails where the report was taken off. */
  show: (made: Made, options: MountOptions) => [source: ReportSource, drawn: Promise<void>];
}

/** Updates of a mounted report: those that are asked for one after another add up, and one that fails takes no other with it. */
export class Updates<Made> {
  readonly #report: Updated<Made>;
  /** Number of updates that were asked for, and of the one that is shown. */
  #asked = 0;
  #shown = 0;
  /** Contents of the last update that was asked for, be it ready or not: the next one changes these. */
  #wanted: Wanted;

  constructor(source: ReportSource, options: MountOptions, report: Updated<Made>) {
    this.#wanted = { source, options };
    this.#report = report;
  }

  async ask(change: ReportSource | MountOptions, others: MountOptions): Promise<void> {
    const update = (this.#asked += 1);
    const former = this.#wanted;
    const [source, changed] = isOptions(change) ? [former.source, change] : [change, others];
    this.#report.check(changed);
    // A signal is that of one call.
    const options = { ...former.options, signal: undefined, ...changed };
    const wanted: Wanted = { source, options, former };
    this.#wanted = wanted;
    const made = await this.#report.make(source, options).catch((fault: unknown) => {
      // What failed is not what the next update changes.
      wanted.hasFailed = true;
      while (this.#wanted.hasFailed && this.#wanted.former) this.#wanted = this.#wanted.former;
      throw fault;
    });
    // One that was asked for later may have been quicker.
    if (update < this.#shown) return;
    const [shown, drawn] = this.#report.show(made, options);
    this.#shown = update;
    Object.assign(wanted, { source: shown, former: undefined });
    await drawn;
  }
}

/** Returns whether an object is options, not a document: what it says is known by name. */
function isOptions(change: ReportSource | MountOptions): change is MountOptions {
  if (typeof change !== 'object' || !change || change instanceof URL || change instanceof Blob) return false;
  return !['version', 'title', 'document'].some((name) => name in change);
}
