import type { Exporter } from '../hotline_export.js';
import { ReportError } from '../common/errors.js';
import type { Picture } from './png.js';

/** Part of `@resvg/resvg-js` that is used. */
interface Rasteriser {
  Resvg: new (svg: string, options: object) => { render(): { asPng(): Uint8Array }; getBBox(): unknown };
}

// Apart from `import`, or bundlers for servers would look for it.
const name = '@resvg/resvg-js';
const install = `npm install ${name}`;

/** A chart as PNG, painted by resvg, which whoever wants pictures in Node installs beside this package. */
export async function pngOf(
  exporter: Exporter,
  { table, scale, ...wanted }: Picture,
): Promise<Uint8Array<ArrayBuffer>> {
  const { Resvg } = await rasteriser();
  const font = { loadSystemFonts: true };
  if (!new Resvg('<svg xmlns="http://www.w3.org/2000/svg"><text y="9">x</text></svg>', { font }).getBBox()) {
    throw new ReportError('no-canvas', 'A PNG needs fonts, and this system has none. Install one, or write SVG.');
  }
  const svg = exporter.svg(table, { ...wanted, prefix: 'hr-' });
  return new Uint8Array(new Resvg(svg, { font, fitTo: { mode: 'zoom', value: scale } }).render().asPng());
}

async function rasteriser(): Promise<Rasteriser> {
  try {
    const found = (await import(name)) as Rasteriser & { default?: Rasteriser };
    return found.default ?? found;
  } catch (cause) {
    const message = `In Node a PNG is painted by ${name}, which is not installed: ${install}. SVG needs nothing.`;
    throw new ReportError('no-canvas', message, [], { cause });
  }
}
