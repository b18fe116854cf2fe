// Ranges of numbers, with how many rows fall into each.
import { html } from '/pkg/preact/preact.js';
import { Bar, Button, figure, Sign, Text } from './controls.js';
import { answersOf, isCutOff } from './answers-of.js';
import { Histogram } from './histogram.js';
import { withPartNamed } from '../plan/answers.js';
import { cutsOf, presets, withCuts } from '../plan/bands.js';
import { saysMedian, tablesOfRanges, withMedian } from '../plan/medians.js';

/** @typedef {import('./session.js').Session} Session */

/** @param {{session: Session, id: string}} of */
export function RangesPanel({ session, id }) {
  const { plan } = session;
  const bands = plan.fields[id]?.bands ?? [];
  const cuts = cutsOf(bands);
  const numbers = answersOf(session, id).map(({ text, rows }) => ({ number: Number(text), rows }));
  const rowsIn = (/** @type {number | undefined} */ from, /** @type {number | undefined} */ to) =>
    numbers
      .filter(({ number }) => number >= (from ?? -Infinity) && number < (to ?? Infinity) + 1)
      .reduce((sum, { rows }) => sum + rows, 0);
  const counts = bands.map(({ from, to }) => rowsIn(from, to));
  const set = (/** @type {number[]} */ next, /** @type {string} */ said, typing = '') =>
    session.change(withCuts(plan, id, next), { said, ...(typing ? { typing } : {}) });
  const move = (/** @type {number} */ place, /** @type {number} */ to, typing = '') => {
    const next = cuts.map((cut, at) => (at === place ? to : cut));
    if (Number.isSafeInteger(to) && new Set(next).size === next.length) set(next, `A range begins at ${to}.`, typing);
  };
  // Steps of one handle by keys are undone together.
  const slide = (/** @type {number} */ place, /** @type {number} */ to) => move(place, to, `handle-${place}`);
  const table = tablesOfRanges(plan).find(({ by }) => by === id);
  return html`<div>
    <p class="quiet">
      Each range ends where the next one begins. Drag the handles, use the arrow keys on them, or write the numbers
      below.
    </p>
    <${Histogram} numbers=${numbers} cuts=${cuts} move=${slide} />
    ${isCutOff(session, id) && html`<p class="quiet">These are the ${figure(numbers.length)} commonest numbers; the report counts all.</p>`}
    <div class="row tight">
      ${Object.values(presets).map(({ label, cuts: preset }) => html`<${Button} text=${label} press=${() => set(preset, `${label}.`)} />`)}
    </div>
    <ol class="plain ranges">
      ${bands.map(
        ({ label, from }, place) =>
          html`<li>
            ${
              from === undefined
                ? html`<span class="from quiet">From the lowest</span>`
                : html`<label class="field from">
                    <span>From</span>
                    <input
                      type="number"
                      step="1"
                      value=${from}
                      data-about=${`cut-${cuts.indexOf(from)}`}
                      onChange=${(/** @type {Event} */ event) => move(cuts.indexOf(from), Number(/** @type {HTMLInputElement} */ (event.target).value))}
                    />
                  </label>`
            }
            <${Text}
              label="Name in the report"
              value=${label}
              input=${(/** @type {string} */ text) => session.change(withPartNamed(plan, id, 'bands', place, text), { typing: `band-${place}` })}
            />
            <span class="n"
              >${figure(counts[place] ?? 0)}<${Bar} part=${counts[place] ?? 0} of=${Math.max(1, ...counts)}
            /></span>
            ${
              from !== undefined &&
              cuts.length > 1 &&
              html`<${Sign}
                label=${`Join ${label} with the range before`}
                sign="×"
                press=${() =>
                  set(
                    cuts.filter((cut) => cut !== from),
                    `The range at ${from} is gone.`,
                  )}
              />`
            }
          </li>`,
      )}
    </ol>
    <${Button} text="Add a range" press=${() => set([...cuts, (cuts.at(-1) ?? 0) + 10], 'A range was added.')} />
    ${
      table &&
      !saysMedian(plan, table) &&
      html`<${Button}
          text="Say in which range the median lies"
          press=${() => session.change(withMedian(plan, table), { said: `The report says the median of ${table.title}.` })}
        />
        <p class="quiet">
          The sentence is printed if the published counts leave no doubt: at least 20 people, and no hidden count that
          could change it.
        </p>`
    }
  </div>`;
}
