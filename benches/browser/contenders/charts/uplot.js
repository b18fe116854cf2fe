import uPlot from 'uplot';

/** @param {{place: HTMLElement, width: number, height: number}} where @param {import('../../paint/page.js').Chart} chart */
export function draw({ place, width, height }, { title, rows }) {
  const labels = rows.map(({ label }) => label);
  const bars = uPlot.paths.bars?.({ size: [0.7, 60] });
  // Bars lie: their places are on the axis that goes down.
  const options = {
    title,
    width,
    height,
    legend: { show: false },
    scales: {
      x: {
        time: false,
        ori: /** @type {const} */ (1),
        dir: /** @type {const} */ (-1),
        range: () => [-0.5, rows.length - 0.5],
      },
      y: { ori: /** @type {const} */ (0), dir: /** @type {const} */ (1) },
    },
    axes: [
      {
        scale: 'x',
        side: /** @type {const} */ (3),
        size: 220,
        splits: () => labels.map((_, at) => at),
        values: () => labels,
        grid: { show: false },
      },
      { scale: 'y', side: /** @type {const} */ (2) },
    ],
    series: [{}, { label: title, fill: '#12617a', paths: bars, points: { show: false } }],
  };
  return new uPlot(options, [labels.map((_, at) => at), rows.map(({ value }) => value)], place);
}
