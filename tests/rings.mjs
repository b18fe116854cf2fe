// Rings of geometry: a point, and the steps from there.

/** @param {number[]} ring */
export function points(ring) {
  /** @type {[number, number][]} */
  const all = [];
  for (let index = 0, x = 0, y = 0; index < ring.length; index += 2) {
    x += ring[index] ?? NaN;
    y += ring[index + 1] ?? NaN;
    all.push([x, y]);
  }
  return all;
}

/** Holes run the other way round, so the signed areas of a shape's rings add up to its area. @param {number[][]} rings */
export function area(rings) {
  let sum = 0;
  for (const ring of rings) {
    const all = points(ring);
    all.forEach(([x, y], index) => {
      const [nextX, nextY] = all[(index + 1) % all.length] ?? [0, 0];
      sum += (x * nextY - nextX * y) / 2;
    });
  }
  return Math.abs(sum);
}
