// The words that the page writes into a plan, in the language of its report. The author can change each of them.

/** @typedef {import('./edit.js').Plan} Plan */

const english = {
  notKnown: 'Not known',
  total: 'Total',
  other: 'Other',
  pool: 'Smaller groups',
  respondents: (/** @type {string} */ unit) => `${unit} with an answer`,
  records: 'records',
  section: 'New section',
  by: (/** @type {string} */ label) => label,
  months: 'By month',
  under: (/** @type {number} */ age) => `Under ${age}`,
  over: (/** @type {number} */ age) => `${age} and over`,
  range: (/** @type {number} */ from, /** @type {number} */ to) => (from === to ? `${from}` : `${from}–${to}`),
  title: 'Report for {period}',
  publisher: 'Name of your organization',
  everywhere: 'All places',
  note: 'New note.',
  afterBefore: (
    /** @type {string} */ figure,
    /** @type {string} */ unit,
    /** @type {string} */ count,
    /** @type {string} */ period,
  ) => `There were {figure:${figure}} ${unit} ({year}), after ${count} (${period}).`,
  median: (/** @type {string} */ title, /** @type {string} */ range) => `Median of “${title}”: in the range ${range}.`,
};

/** @type {typeof english} */
const spanish = {
  notKnown: 'No se sabe',
  total: 'Total',
  other: 'Otros',
  pool: 'Grupos menores',
  respondents: (unit) => `${unit} con respuesta`,
  records: 'registros',
  section: 'Sección nueva',
  by: (label) => label,
  months: 'Por mes',
  under: (age) => `Menos de ${age}`,
  over: (age) => `${age} o más`,
  range: english.range,
  title: 'Informe de {period}',
  publisher: 'Nombre de su organización',
  everywhere: 'Todos los lugares',
  note: 'Nota nueva.',
  afterBefore: (figure, unit, count, period) =>
    `Hubo {figure:${figure}} ${unit} ({year}), después de ${count} (${period}).`,
  median: (title, range) => `Mediana de «${title}»: en el rango ${range}.`,
};

/** @param {{language: string}} plan */
export const wordsFor = ({ language }) => (language.startsWith('es') ? spanish : english);
