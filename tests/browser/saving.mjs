// From a file to what the page saves, as the journeys go.

/** Runs in the page: keeps what it would download, and forgets what earlier tests left. */
export function prepare() {
  localStorage.clear();
  const kept = /** @type {Promise<string>[]} */ ([]);
  Object.assign(window, { kept });
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    kept.push(/** @type {Blob} */ (blob).text());
    return createObjectURL(blob);
  };
  HTMLAnchorElement.prototype.click = function () {};
}

/** Runs in the page: the saved report. */
export async function savedPage() {
  const texts = /** @type {string[]} */ (await Promise.all(/** @type {any} */ (window).kept));
  return texts.find((text) => text.includes(' id="hr-document">')) ?? false;
}

/** The document of a saved report. @param {string} page */
export const documentIn = (page) => JSON.parse(/ id="hr-document">([^]*?)<\/script>/.exec(page)?.[1] ?? '');

/** Runs in the page: whether the report is as the plan says, and safe. */
export const isReady = () =>
  document.querySelector('.standing.is-ready') !== null && document.querySelector('.hr-report') !== null;

/** Runs in the page: whether it asks for a file. */
export const isAtStart = () => document.querySelector('.drop input[type=file]') !== null;

/** The rows of each table, with their counts. @param {any} document */
export function tablesOf(document) {
  const tables = document.sections.flatMap((/** @type {any} */ section) => section.tables);
  return Object.fromEntries(
    tables.map((/** @type {any} */ { title, rows }) => [
      title,
      Object.fromEntries(rows.map((/** @type {any} */ { label, value }) => [label, value.count ?? value])),
    ]),
  );
}
