import type { CanvasChart } from '../hotline_report.js';

/**
 * The canvas that every chart is laid out for and drawn on first. The module keeps its canvas until a chart is freed, and with one
 * of the page it would keep all that the page took off without `unmount`.
 */
let easel: HTMLCanvasElement | undefined;

/** Returns that canvas. */
export function toDrawOn(): HTMLCanvasElement {
  return (easel ??= document.createElement('canvas'));
}

/** Paints a chart on a canvas of the page. */
export function paintOn(canvas: HTMLCanvasElement, chart: CanvasChart, theme: unknown, highlight?: number): void {
  chart.paint(window.devicePixelRatio, theme, highlight);
  const drawn = toDrawOn();
  const { width, height } = drawn;
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(drawn, 0, 0);
  // As many pixels need not be kept twice.
  drawn.width = drawn.height = 0;
}
