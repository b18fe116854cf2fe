import type { Caption } from '../controls/caption.js';
import { readTable, type Cell } from '../sheet/table.js';

/** CSS pixels of a picture, its margin, and its pixels for each of CSS. */
const [width, margin, density] = [800, 20, 2];
/** Font size and height of its lines, in CSS pixels. */
const [size, line] = [15, 21];
/** Part of the width that labels take at most, width that heads of figures take at most, and space between columns. */
const [most, widest, gap] = [0.42, 90, 20];

/** A line of text with its place. */
interface Text {
  text: string;
  font: string;
  color: string;
  /** Left edge, or right where `isEnd`. */
  x: number;
  top: number;
  isEnd?: boolean;
}

/**
 * Paints a list with the bars in its rows, as the page shows it, with the words around it. The module of charts can do that, too,
 * but a saved report whose only charts are such bars would weigh a third more with it.
 */
export function pictureOfList(block: HTMLElement, caption: Caption, family: string): Promise<Blob> {
  const article = block.closest('article')!;
  const { hrTheme } = article.dataset;
  // As on paper that is sent: light. Nothing is painted meanwhile.
  article.dataset.hrTheme = 'light';
  const canvas = paint(block, caption, family);
  if (hrTheme === undefined) delete article.dataset.hrTheme;
  else article.dataset.hrTheme = hrTheme;
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('This browser made no picture.'))), 'image/png');
  });
}

function paint(block: HTMLElement, { title, subtitle, below }: Caption, family: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const mirrored = getComputedStyle(block).direction === 'rtl';
  const table = block.querySelector('table')!;
  const [{ color: strong }, { color: quiet }] = [table, table.querySelector('thead th') ?? table].map((one) =>
    getComputedStyle(one),
  ) as [CSSStyleDeclaration, CSSStyleDeclaration];
  const fontOf = (pixels: number, weight = 400) => `${weight} ${pixels}px ${family}`;
  const [usual, bold, small] = [fontOf(size), fontOf(size, 700), fontOf(size - 2)];
  const measure = (text: string, font: string) => {
    context.font = font;
    return context.measureText(text).width;
  };
  const texts: Text[] = [];
  /** Places a text in as many lines as it needs; returns where they end. */
  const write = (given: Text, room: number): number => {
    let rest = given.text.split(' ');
    let { top } = given;
    for (; rest.length > 0; top += line) {
      let count = 1;
      while (count < rest.length && measure(rest.slice(0, count + 1).join(' '), given.font) <= room) count += 1;
      texts.push({ ...given, text: rest.slice(0, count).join(' '), top });
      rest = rest.slice(count);
    }
    return top;
  };
  const all = width - 2 * margin;
  let top = write({ text: title, font: fontOf(19, 700), color: strong, x: margin, top: margin }, all) + 4;
  top = write({ text: subtitle, font: small, color: quiet, x: margin, top }, all) + 10;
  const { heads, labels, rows } = readTable(table);
  const fontOfRow = (isBold: boolean) => (isBold ? bold : usual);
  const widths = heads.map(({ text }, column) =>
    Math.max(
      Math.min(measure(text, small), widest),
      ...rows.map(({ cells, isBold }) =>
        isWide(cells, column) ? 0 : measure(cells[column]?.text ?? '', fontOfRow(isBold)),
      ),
    ),
  );
  widths[labels] = Math.min(widths[labels]!, all * most);
  const rights = widths.map((_, column) => margin + sum(widths.slice(0, column + 1)) + column * gap);
  const start = rights.at(-1)! + gap;
  const bars: [svg: SVGElement, top: number][] = [];
  const written = heads.map(({ text, level }, column) => {
    const [from, x] = [texts.length, rights[column]! - (level === undefined ? 0 : widths[column]!)];
    const end = write({ text, font: small, color: quiet, x, top, isEnd: level === undefined }, widths[column]!);
    return { end, own: texts.slice(from) };
  });
  const base = Math.max(...written.map(({ end }) => end));
  for (const { end, own } of written) for (const text of own) text.top += base - end;
  top = base + 10;
  const lines = [...table.querySelectorAll('tbody > tr, tfoot > tr')];
  rows.forEach(({ cells, isBold }, index) => {
    const font = fontOfRow(isBold);
    let end = top + line;
    cells.forEach(({ text, level, isSpanned }, column) => {
      if (level === undefined) {
        const place = rights[isWide(cells, column) ? column + 1 : column]!;
        if (!isSpanned) texts.push({ text, font, color: strong, x: place, top, isEnd: true });
      } else {
        const left = rights[column]! - widths[column]! + level * 16;
        end = Math.max(end, write({ text, font, color: strong, x: left, top }, widths[column]! - level * 16));
      }
    });
    const svg = lines[index]?.querySelector<SVGElement>('.hr-bar > svg');
    if (svg) bars.push([svg, top]);
    top = end + 6;
  });
  top += 10;
  for (const text of below) top = write({ text, font: small, color: quiet, x: margin, top }, all);
  Object.assign(canvas, { width: width * density, height: (top + margin) * density });
  context.scale(density, density);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, top + margin);
  for (const [svg, at] of bars)
    paintBar(context, svg, { left: start, top: at + 3, width: width - margin - start }, mirrored);
  context.fillStyle = strong;
  context.fillRect(margin, base + 3, all, 1);
  context.textBaseline = 'middle';
  context.direction = mirrored ? 'rtl' : 'ltr';
  for (const { text, font, color, x, top: at, isEnd = false } of texts) {
    Object.assign(context, { font, fillStyle: color, textAlign: isEnd === mirrored ? 'left' : 'right' });
    context.fillText(text, mirrored ? width - x : x, at + line / 2);
  }
  return canvas;
}

/** Returns whether the words of a cell stand for the next figure, too. */
const isWide = (cells: readonly Cell[], column: number): boolean =>
  Boolean(cells[column]?.isSpanned ?? cells[column + 1]?.isSpanned);

const sum = (all: number[]): number => all.reduce((before, one) => before + one, 0);

/** Paints what the picture in a row holds: rectangles, or the hatched box of a withheld figure. */
function paintBar(
  context: CanvasRenderingContext2D,
  svg: SVGElement,
  box: { left: number; top: number; width: number },
  mirrored: boolean,
): void {
  const height = 15;
  context.save();
  context.translate(mirrored ? width - box.left : box.left, box.top);
  if (mirrored) context.scale(-1, 1);
  const lengthOf = (text: string | null) => (text?.endsWith('%') ? (parseFloat(text) * box.width) / 100 : Number(text));
  for (const shape of svg.children) {
    const { fill, stroke } = getComputedStyle(shape);
    if (shape.matches('path')) {
      context.beginPath();
      context.rect(0, 0, 44, 14);
      context.clip();
      context.strokeStyle = stroke;
      context.stroke(new Path2D(shape.getAttribute('d') ?? ''));
      continue;
    }
    const isLine = shape.matches('.hr-line');
    context.fillStyle = fill;
    const [x, own] = [lengthOf(shape.getAttribute('x')), lengthOf(shape.getAttribute('width'))];
    context.fillRect(x, isLine ? -4 : 0, own, isLine ? height + 8 : height);
  }
  context.restore();
}
