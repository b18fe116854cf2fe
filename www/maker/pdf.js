// Reads the text of a PDF in this page, with pdf.js, which is loaded only for that.
import { pdfReader } from '../resources.js';
import { PdfText } from './pdf-text.js';

/** More pages than any report of figures has: the rest is not read, and that is told. */
const mostPages = 400;

/** @param {Blob & {name?: string}} file */
export async function isPdf(file) {
  return (await file.slice(0, 1024).text()).includes('%PDF-');
}

/** @param {Blob} file @returns {Promise<string>} */
export async function textOfPdf(file) {
  const pdf = await pdfReader();
  const loading = pdf.getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    // The words alone are wanted: no font of the file is used.
    disableFontFace: true,
    verbosity: 0,
  });
  try {
    const document = await loading.promise;
    if (document.numPages > mostPages)
      throw new Error(`It has ${document.numPages} pages; at most ${mostPages} are read.`);
    const text = new PdfText();
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      text.add(await page.getTextContent({ includeMarkedContent: true }), await page.getStructTree());
      page.cleanup();
    }
    if (text.text.trim() === '')
      throw new Error('It holds pictures of text, and no text. Type the figures as counts instead.');
    return text.text;
  } catch (fault) {
    const { name, message } = /** @type {Error} */ (fault);
    const why = name === 'PasswordException' ? 'It is protected by a password; save it without one.' : message;
    throw new Error(`The PDF could not be read. ${why}`, { cause: fault });
  } finally {
    await loading.destroy();
  }
}
