import { xml } from './xml.js';

/** The looks of a cell. */
export interface Look {
  /** Font: the usual one, a bold one, that of the title, or that of words which matter less. */
  font?: keyof typeof fonts;
  /** Number format. */
  format?: string;
  /** `start` is where lines begin. */
  align?: 'start' | 'right';
  indent?: number;
  wraps?: boolean;
  /** Line below the heads, or above a total. */
  line?: keyof typeof lines;
}

const fonts = {
  usual: '<sz val="11"/><name val="Calibri"/>',
  bold: '<b/><sz val="11"/><name val="Calibri"/>',
  title: '<b/><sz val="14"/><name val="Calibri"/>',
  quiet: '<sz val="10"/><color rgb="FF596069"/><name val="Calibri"/>',
};
const lines = {
  none: '<left/><right/><top/><bottom/><diagonal/>',
  below: '<left/><right/><top/><bottom style="thin"><color rgb="FF1B1F24"/></bottom><diagonal/>',
  above: '<left/><right/><top style="thin"><color rgb="FF1B1F24"/></top><bottom/><diagonal/>',
};

/** Number of the first format that a workbook may define by itself. */
const firstFormat = 164;
/** Excel keeps about 200 formats. */
const mostFormats = 150;

/** Namespace of the parts of a workbook. */
export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The styles of a workbook, as its cells need them. */
export class Styles {
  readonly #formats = new Map<string, number>();
  readonly #looks = new Map<string, number>();

  readonly #start: string;

  /** @param direction of lines */
  constructor(direction: string) {
    // So that what is written in another direction within a line stays in its place, too.
    this.#start = direction === 'rtl' ? ' horizontal="right" readingOrder="2"' : ' horizontal="left"';
    this.of({});
  }

  /** Returns whether there is room for a number format. */
  hasRoomFor(format: string): boolean {
    return this.#formats.has(format) || this.#formats.size < mostFormats;
  }

  /** Returns the number of a style. */
  of({ font = 'usual', format, align, indent = 0, wraps = false, line = 'none' }: Look): number {
    if (format !== undefined && !this.#formats.has(format)) {
      this.#formats.set(format, firstFormat + this.#formats.size);
    }
    const number = format === undefined ? 0 : this.#formats.get(format);
    const parts = [
      align === 'start' ? this.#start : align ? ` horizontal="${align}"` : '',
      indent > 0 ? ` indent="${indent}"` : '',
      wraps ? ' wrapText="1"' : '',
    ].join('');
    const [fontId, borderId] = [Object.keys(fonts).indexOf(font), Object.keys(lines).indexOf(line)];
    const look =
      `<xf numFmtId="${number}" fontId="${fontId}" fillId="0" borderId="${borderId}" xfId="0" ` +
      'applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">' +
      `<alignment vertical="${line === 'below' ? 'bottom' : 'top'}"${parts}/></xf>`;
    const known = this.#looks.get(look) ?? this.#looks.size;
    this.#looks.set(look, known);
    return known;
  }

  /** Returns the part `xl/styles.xml`. */
  toXml(): string {
    const formats = [...this.#formats].map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${xml(code)}"/>`);
    const list = (name: string, items: string[]) => `<${name} count="${items.length}">${items.join('')}</${name}>`;
    return [
      `<styleSheet xmlns="${main}">`,
      formats.length > 0 ? list('numFmts', formats) : '',
      list(
        'fonts',
        Object.values(fonts).map((one) => `<font>${one}</font>`),
      ),
      // The first two are what programs expect there.
      list(
        'fills',
        ['none', 'gray125'].map((one) => `<fill><patternFill patternType="${one}"/></fill>`),
      ),
      list(
        'borders',
        Object.values(lines).map((one) => `<border>${one}</border>`),
      ),
      list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
      list('cellXfs', [...this.#looks.keys()]),
      list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
      '</styleSheet>',
    ].join('');
  }
}
