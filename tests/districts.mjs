// Districts of GeoJSON for tests: squares of one degree, each a degree east of the one before.

/** @param {number} west its western border @param {{id?: string, properties?: Record<string, string>}} names */
export const district = (west, names) => ({
  type: 'Feature',
  ...names,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 50],
        [west + 1, 50],
        [west + 1, 51],
        [west, 51],
        [west, 50],
      ],
    ],
  },
});
