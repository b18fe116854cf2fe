// The attributes follow the form, and what the element tells is shown.
const host = /** @type {HTMLElement} */ (document.querySelector('hotline-report'));
const form = /** @type {HTMLFormElement} */ (document.getElementById('attributes'));
const cell = /** @type {HTMLElement} */ (document.getElementById('cell'));
const quiet = cell.textContent;

form.addEventListener('input', () => {
  const values = new FormData(form);
  host.setAttribute('charts', values.has('charts') ? 'on' : 'off');
  host.setAttribute('notes', values.has('notes') ? 'on' : 'off');
  host.setAttribute('theme', String(values.get('theme')));
  host.setAttribute('lang', String(values.get('lang')));
});

host.addEventListener('cell-focus', (event) => {
  const at = /** @type {CustomEvent<import('/pkg/element.js').CellFocus | null>} */ (event).detail;
  cell.textContent = at ? `${at.table}: ${at.label}, ${at.value}` : quiet;
});
