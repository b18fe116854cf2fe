// A report whose texts are in English, Spanish and Arabic.

/** @param {string} en @param {string} es @param {string} ar */
const by = (en, es, ar) => ({ en, es, ar });

/** The document; each call gives one of its own. */
export const trilingual = () => ({
  version: 1,
  language: 'en-US',
  title: by('Calls of 2020', 'Llamadas de 2020', 'مكالمات عام 2020'),
  jurisdiction: { name: 'Missouri', code: 'US-MO' },
  publisher: 'Harbour Line',
  period: { start: '2020-01-01', end: '2020-12-31' },
  accurateAsOf: '2021-07-01',
  sections: [
    {
      heading: by('Who called', 'Quién llamó', 'من اتصل'),
      tables: [
        {
          id: 'callers',
          title: by('Calls by caller', 'Llamadas por persona', 'المكالمات بحسب المتصل'),
          kind: 'exclusive',
          unit: by('calls', 'llamadas', 'مكالمة'),
          rows: [
            { label: by('Family', 'Familia', 'الأسرة'), value: 1200 },
            { label: by('Friends', 'Amistades', 'الأصدقاء'), value: 700 },
            { label: by('Police', 'Policía', 'الشرطة'), value: 300 },
            { label: by('Others', 'Otras', 'آخرون'), value: { masked: by('few', 'pocas', 'قليل') } },
          ],
        },
      ],
    },
  ],
});
