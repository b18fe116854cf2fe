const { dataset } = document.body;

/** Writes down what a component says, for the test to read. */
export const tell = (word) => (dataset.heard = [dataset.heard, word].filter(Boolean).join(' '));

export const src = `${import.meta.env.BASE_URL}missouri-2020.json`;
export const broken = { version: 1, title: 7 };
export const geometry = async () => (await import('hotline-report/maps/US-MO.json')).default;
