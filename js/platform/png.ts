import type { Exporter } from '../hotline_export.js';
import { ReportError } from '../common/errors.js';

/** Subject and size of a picture. */
export interface Picture {
  table: string;
  scale: number;
  width: number;
  theme: string;
  geometry: unknown;
}

/** A chart as PNG, painted on a canvas. */
export async function pngOf(
  exporter: Exporter,
  { table, scale, ...wanted }: Picture,
): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof document === 'undefined') {
    throw new ReportError('no-canvas', 'A PNG is painted on a canvas, and there is none here. SVG needs no browser.');
  }
  const canvas = document.createElement('canvas');
  exporter.paint(table, canvas, scale, wanted);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new ReportError('no-canvas', 'The browser could not write this picture.');
  return new Uint8Array(await blob.arrayBuffer());
}
