// From the text of a published report, or its PDF, to a report that is shown beside what became of each line.
import { make } from '../dom.js';
import { Correction } from './lines.js';
import { textOfPdf } from './pdf.js';
import { publishedAccount } from './published.js';

/**
 * @param {object} of
 * @param {() => typeof import('/pkg/analyst.js') | undefined} of.analyst
 * @param {(content: Node) => void} of.screen
 * @param {() => void} of.focusHeading
 * @param {(fault?: unknown) => void} of.start the first step again
 * @param {(document: import('/pkg/index.js').ReportDocument, name: string, account: Node) => Promise<void>} of.present
 * @param {(line: number) => Element | null} of.find the control for a line
 */
export function publishedReader({ analyst, screen, focusHeading, start, present, find }) {
  /** Number of the reading that was begun last. */
  let last = 0;

  /** @param {File} pdf of a published report */
  async function readPdf(pdf) {
    screen(make('p', { class: 'waiting' }, `Reading ${pdf.name} …`));
    try {
      await readText(await textOfPdf(pdf), pdf.name);
    } catch (fault) {
      start(fault);
    }
  }

  /** @param {string} text of a published report @param {string} [name] of the file that it is from */
  async function readText(text, name = 'the text') {
    await readLines(new Correction(text), name);
  }

  /** @param {Correction} correction @param {string} name @param {number} [line] that was corrected last */
  async function readLines(correction, name, line) {
    last += 1;
    const mine = last;
    try {
      const published = await analyst()?.readPublished(correction.text);
      // Whoever corrects two lines quickly is shown what came of both.
      if (!published || mine !== last) return;
      const changed = (/** @type {number} */ corrected) => readLines(correction, name, corrected);
      await present(
        published.report,
        name,
        publishedAccount(published, correction, changed, () => start()),
      );
      if (mine !== last) return;
      const back = line === undefined ? null : find(line);
      if (back instanceof HTMLElement) back.focus();
      else focusHeading();
    } catch (fault) {
      if (mine === last) start(fault);
    }
  }

  return { readPdf, readText };
}
