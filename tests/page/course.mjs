// A document whose key figures have tables over time that count the same, and others that do not.

const months = [310, 295, { masked: 'fewer than three' }, 320, 410, 390, 385, 440, 470, 455, 480, 510];

/** Twelve months of a year, one of them withheld; the next figure has the label of the first, but no table of its count. */
export function monthly() {
  const rows = months.map((value, index) => {
    const month = `2025-${String(index + 1).padStart(2, '0')}`;
    return { label: month, value, period: { start: month, end: month } };
  });
  return {
    version: 1,
    language: 'en-US',
    title: 'Harbour Helpline, 2025',
    jurisdiction: { name: 'Harbour County' },
    publisher: 'Harbour Helpline',
    period: { start: '2025-01-01', end: '2025-12-31' },
    accurateAsOf: '2026-02-01',
    headline: [
      { id: 'calls', label: 'Calls', value: 4467, unit: 'calls' },
      { id: 'others', label: 'Calls', value: 212, unit: 'calls' },
      { id: 'people', label: 'People who called, as far as they said who they are', value: 3120, unit: 'people' },
    ],
    sections: [
      { tables: [{ id: 'months', title: 'Calls', kind: 'trend', unit: 'calls', stub: 'Month', rows, base: 'none' }] },
    ],
    counts: {
      version: 1,
      date: 'day',
      of: [
        { units: 'records', figures: ['calls'], tables: [{ id: 'months', by: 'day' }] },
        { units: 'records', where: [{ field: 'channel', is: ['chat'] }], figures: ['others'] },
        { units: 'distinct person', figures: ['people'] },
      ],
    },
  };
}
