import { archiveOf } from './archive.js';
import { main, Styles } from './styles.js';
import type { TableParts } from './table.js';
import { headRow, worksheet } from './worksheet.js';
import { xml } from './xml.js';

/** A table with the words around it. */
export interface Sheet extends TableParts {
  title: string;
  /** Line below the title: what is counted, where and when. */
  subtitle: string;
  /** Lines below the table: remarks, notes, and whose the figures are. */
  below: readonly string[];
  /** Name of the publisher. */
  publisher: string;
  direction: string;
}

/** Media type of workbooks. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const [office, pack] = ['officeDocument/2006', 'package/2006'].map((one) => `http://schemas.openxmlformats.org/${one}`);
const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Letters that Excel takes in the name of a sheet. */
const longestName = 31;

/** Writes a workbook of one sheet. The same table gives the same bytes. */
export function workbookOf(sheet: Sheet): Uint8Array<ArrayBuffer> {
  const styles = new Styles(sheet.direction);
  const name = nameOf(sheet.title);
  const files: Record<string, string> = {
    '[Content_Types].xml':
      `<Types xmlns="${pack}/content-types">` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${part}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${part}.styles+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${part}.worksheet+xml"/></Types>`,
    '_rels/.rels': relationships([
      [`${office}/relationships/officeDocument`, 'xl/workbook.xml'],
      [`${pack}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml':
      `<cp:coreProperties xmlns:cp="${pack}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
      `<dc:title>${xml(sheet.title)}</dc:title><dc:creator>${xml(sheet.publisher)}</dc:creator></cp:coreProperties>`,
    'xl/workbook.xml':
      `<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets>` +
      `<sheet name="${xml(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>` +
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${xml(name.replaceAll("'", "''"))}'!$${headRow}:$${headRow}` +
      `</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      [`${office}/relationships/worksheet`, 'worksheets/sheet1.xml'],
      [`${office}/relationships/styles`, 'styles.xml'],
    ]),
    'xl/worksheets/sheet1.xml': worksheet(sheet, styles),
    'xl/styles.xml': styles.toXml(),
  };
  return archiveOf(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, head + text])));
}

function relationships(all: [type: string, target: string][]): string {
  const lines = all.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${pack}/relationships">${lines.join('')}</Relationships>`;
}

/** The name of a sheet, without the signs that it may not have. */
function nameOf(title: string): string {
  const plain = title.replaceAll(/[[\]:*?/\\]/g, ' ').replaceAll(/\s+/g, ' ');
  const short = plain.slice(0, longestName);
  const words = short === plain || !short.includes(' ') ? short : short.slice(0, short.lastIndexOf(' '));
  const name = words.replaceAll(/^[' ]+|[' ]+$/g, '');
  // Excel keeps this one to itself.
  return /^(history)?$/i.test(name) ? '1' : name;
}
