// What the page reads beside its scripts. The page that is one file has it within, behind the same names.

/** A JSON file. @param {string} path on the server */
export async function json(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} could not be read: the server answered ${answer.status}.`);
  return answer.json();
}

/** Returns the source of such a file. @param {string} path @returns {Promise<URL | Blob>} */
export const source = async (path) => new URL(path, location.href);

/** Loads pdf.js, which only those need who have a PDF. */
export async function pdfReader() {
  const reader = '/pkg/pdf/pdf.min.mjs';
  const pdf = /** @type {typeof import('pdfjs-dist')} */ (await import(reader));
  const { workerAt } = await import('/pkg/trusted.js');
  // Made from text, so that a site's policy allows it that allows the package's own workers.
  const worker = await fetch('/pkg/pdf/pdf.worker.min.mjs');
  if (!worker.ok) throw new Error(`The reader of PDFs could not be loaded: the server answered ${worker.status}.`);
  const address = URL.createObjectURL(new Blob([await worker.text()], { type: 'text/javascript' }));
  pdf.GlobalWorkerOptions.workerPort = workerAt(address, { type: 'module' });
  return pdf;
}

/** `true` if reports can be saved as workbooks here. */
export const writesWorkbooks = true;

/** View that the page opens with. */
export const home = 'missouri-2020';
