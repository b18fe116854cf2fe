// The dialogue that gives the tags for a report in a site of one's own.
import { button, make } from '../dom.js';
import { json } from '../resources.js';
import { saveDocument, saveReport, tellSaved } from '../save.js';
import { ways } from './ways.js';

/** @typedef {import('/pkg/index.js').PublishedReport} PublishedReport */
/** @typedef {import('./ways.js').Way} Way */

/** @param {PublishedReport} report */
export async function openEmbed(report) {
  const [{ savedFileName }, { version }] = await Promise.all([import('/pkg/export.js'), json('/pkg/package.json')]);
  const page = savedFileName(report);
  const names = { page, document: page.replace(/html$/, 'json') };
  /** @type {Way} */
  let way = ways[0] ?? never();
  /** Only the last change counts, however slowly what it gives arrives. */
  let turn = 0;

  const status = make('p', { role: 'status', class: 'embed-status' });
  const what = make('p', { class: 'quiet', id: 'embed-what' });
  const folder = textField('Address of the package’s folder on your site', `/hotline-report-${version}`);
  const address = textField('Address of the report on your site', '');
  const upload = make('p', { class: 'row' });
  const code = make('textarea', {
    readonly: true,
    rows: '6',
    spellcheck: 'false',
    wrap: 'off',
    'aria-label': 'HTML for your page',
  });
  const copy = button('Copy', () => void copied(), 'primary');
  const close = button('Close', () => dialog.close());

  const choices = ways.map((one) => {
    const input = make('input', { type: 'radio', name: 'embed-way', 'aria-describedby': 'embed-what' });
    input.checked = one === way;
    input.autofocus = one === way;
    input.addEventListener('change', () => choose(one));
    return make('label', {}, input, one.name);
  });
  const dialog = make(
    'dialog',
    { class: 'embed', 'aria-labelledby': 'embed-title' },
    make('h2', { id: 'embed-title' }, 'Embed this report'),
    make('fieldset', {}, make('legend', {}, 'How'), ...choices),
    what,
    folder.field,
    address.field,
    upload,
    code,
    make('div', { class: 'row' }, copy, close),
    status,
  );
  for (const { input } of [folder, address]) input.addEventListener('input', () => void write());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  choose(way);
  dialog.showModal();

  /** @param {Way} chosen */
  function choose(chosen) {
    way = chosen;
    const file = way.upload && names[way.upload];
    what.textContent = way.what;
    status.textContent = '';
    folder.field.hidden = !way.scripts;
    address.field.hidden = upload.hidden = file === undefined;
    if (file !== undefined) address.input.value = `/reports/${file}`;
    const save = () => void (way.upload === 'page' ? saveReport(report) : saveDocument(report.document));
    upload.replaceChildren(...(file === undefined ? [] : ['Put it there: ', button(`Save ${file}`, save)]));
    void write();
  }

  async function write() {
    const mine = ++turn;
    copy.disabled = true;
    try {
      const tags = await way.tags(report, { folder: folder.input.value, address: address.input.value });
      if (mine !== turn) return;
      code.value = tags;
      copy.disabled = false;
    } catch (fault) {
      if (mine !== turn) return;
      code.value = '';
      status.textContent = fault instanceof Error ? fault.message : String(fault);
    }
  }

  async function copied() {
    try {
      await navigator.clipboard.writeText(code.value);
      status.textContent = 'The HTML is copied. Paste it where the report should be.';
    } catch {
      // Not every page may write to the clipboard.
      code.focus();
      code.select();
      status.textContent = 'The browser does not let this page copy. The HTML is selected: copy it with the keyboard.';
    }
    tellSaved(report.document);
  }
}

/** @param {string} label @param {string} value */
function textField(label, value) {
  const input = make('input', { type: 'text', value, spellcheck: 'false' });
  return { input, field: make('label', { class: 'field' }, make('span', {}, label), input) };
}

/** @returns {never} */
function never() {
  throw new Error('There is no way to embed a report.');
}
