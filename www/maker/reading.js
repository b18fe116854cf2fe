// While a file is read: how far it is, and a way out.
import { button, counted, make, megabytes } from '../dom.js';

/** Number of times that a screen reader announces the progress. */
const ANNOUNCEMENTS = 4;

/** @param {string} name @param {number} size in bytes @param {() => void} cancel */
export function readingScreen(name, size, cancel) {
  const bar = make('progress', { max: String(Math.max(size, 1)), value: '0', 'aria-label': 'How much was read' });
  const figures = make('p', { class: 'figures' }, `0 of ${megabytes(size)}`);
  const said = make('p', { class: 'unseen', 'aria-live': 'polite' });
  let announced = 0;
  /** @param {import('/pkg/analyst.js').Progress} progress */
  const tell = ({ bytes, rows, total }) => {
    bar.value = bytes;
    const found = rows > 0 ? `, ${counted(rows, 'row')}` : '';
    figures.textContent = `${megabytes(bytes)} of ${megabytes(total)}${found}`;
    const part = Math.floor((bytes / total) * ANNOUNCEMENTS);
    if (part <= announced) return;
    announced = part;
    said.textContent = figures.textContent;
  };
  const heading = make('h1', {}, 'Reading ', make('bdi', {}, name));
  const screen = make('div', { class: 'step' }, heading, bar, figures, said, button('Cancel', cancel));
  return { screen, tell };
}
