// Twenty tables of two reports. Each is loaded when it comes near the viewport; all share one WebAssembly module.
const tables = {
  'missouri-2020': ['signaler-type', 'primary-reason', 'demographics'],
  'missouri-2017': ['cases-by-form', 'channels'],
};
const told = /** @type {HTMLElement} */ (document.getElementById('told'));
const place = /** @type {HTMLElement} */ (document.getElementById('reports'));
let ready = 0;

place.addEventListener('report-ready', () => {
  ready += 1;
  const modules = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm'));
  told.textContent = `${ready} of 20 reports are there; ${modules.length} module was loaded.`;
});

const chosen = Object.entries(tables).flatMap(([report, ids]) => ids.map((id) => ({ report, id })));
for (let index = 0; index < 20; index += 1) {
  const { report, id } = chosen[index % chosen.length] ?? {};
  const one = document.createElement('hotline-report');
  one.setAttribute('src', `/reports/${report}.json`);
  one.setAttribute('tables', String(id));
  one.append(`Table “${id}” of ${report}`);
  place.append(one);
}
