// The palettes of charts, as the author chooses among them. Their colours are those of the core (a test of it compares them).

/** @typedef {NonNullable<import('./imprint.js').Imprint['palette']>} PaletteName */

/** Families of colours, by the parts of a whole on light ground. @type {[name: PaletteName, text: string, colors: string[]][]} */
export const families = [
  ['teal', 'Teal, the usual one', ['#12617a', '#d1742e', '#694ca6', '#5ba16e', '#9d2f33', '#2d3038']],
  ['plum', 'Plum', ['#823665', '#bf8232', '#02619d', '#5e9f64', '#9b4125', '#26292f']],
  ['indigo', 'Indigo', ['#303c8b', '#c88122', '#934954', '#37a760', '#15708c', '#252b34']],
];

/** The palette that a plan has where it names none. @type {PaletteName} */
export const usualPalette = 'teal';
