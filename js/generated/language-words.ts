// Written by `npm run languages` from src/locale/languages: change those files, not this one.

/** The codes of all languages. */
export const codes = 'ar|de|en|es|fr|ko|pt|vi|zh';

/** The words in place of a report, or above the static one, in the languages that every viewer has. */
export const words = {
  en: {
    alone: 'This report cannot be shown.',
    beside: 'The interactive version of this report cannot be shown. The report below is complete without it.',
  },
  es: {
    alone: 'No se puede mostrar este informe.',
    beside: 'No se puede mostrar la versión interactiva de este informe. El informe que sigue está completo sin ella.',
  },
};
