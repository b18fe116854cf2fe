import { axisY, barX, plot, text } from '@observablehq/plot';

/** @param {{place: HTMLElement, width: number, height: number}} where @param {import('../../paint/page.js').Chart} chart */
export function draw({ place, width, height }, { title, rows }) {
  const domain = rows.map(({ label }) => label);
  const picture = plot({
    title,
    width,
    height,
    marginLeft: 230,
    y: { domain, label: null },
    x: { label: null },
    marks: [
      barX(rows, { x: 'value', y: 'label', fill: '#12617a' }),
      text(rows, { x: 'value', y: 'label', text: 'value', dx: 4, textAnchor: 'start' }),
      axisY({ label: null }),
    ],
  });
  place.append(picture);
}
