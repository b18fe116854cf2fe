// Where JavaScript decides what is shown: `mount` puts a report into an element, and gives what takes it off again.
import { mount } from '/pkg/index.js';

const reports = { 'missouri-2020': 'Missouri 2020', 'missouri-2017': 'Missouri Spotlight 2017' };
const choice = /** @type {HTMLSelectElement} */ (document.getElementById('choice'));
const place = /** @type {HTMLElement} */ (document.getElementById('report'));

choice.append(...Object.entries(reports).map(([name, title]) => new Option(title, name)));

/** @type {import('/pkg/index.js').MountedReport | undefined} */
let shown;
async function show() {
  const next = await mount(place, `/reports/${choice.value}.json`, { headingLevel: 2 });
  shown?.unmount();
  shown = next;
}

choice.addEventListener('change', show);
await show();
