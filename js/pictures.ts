// What a report needs whose charts are pictures. A script of its own, loaded on demand: most pages show canvases.
import { shapeOf } from './viewer/geometry.js';
import type { MountOptions } from './viewer/mount-options.js';
import type { PublishedReport } from './viewer/report.js';

/** The geometry of all maps that can be drawn. */
export async function shapesOf(
  { charts }: PublishedReport,
  { geometry: from, signal }: MountOptions,
): Promise<Record<string, unknown>> {
  const regions = [...new Set(charts.flatMap(({ region }) => region ?? []))];
  const shapes = regions.map(async (region) => [region, await shapeOf(region, from, signal).catch(() => undefined)]);
  return Object.fromEntries(await Promise.all(shapes)) as Record<string, unknown>;
}
