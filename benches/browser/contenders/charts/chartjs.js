import { BarController, BarElement, CategoryScale, Chart, LinearScale, Title, Tooltip } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Title, Tooltip);

/** @param {{place: HTMLElement, width: number, height: number}} where @param {import('../../paint/page.js').Chart} chart */
export function draw({ place, width, height }, { title, rows }) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  place.append(canvas);
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: rows.map(({ label }) => label),
      datasets: [{ data: rows.map(({ value }) => value), backgroundColor: '#12617a' }],
    },
    options: {
      indexAxis: 'y',
      responsive: false,
      animation: false,
      plugins: { title: { display: true, text: title } },
    },
  });
}
