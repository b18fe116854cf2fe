/** Returns the channels of a colour: red, green, blue of 255, and how far it covers. */
export function channels(color: string): [number, number, number, number] {
  // The name of a space may hold digits: `color(display-p3 0.1 0.2 0.3)`.
  const numbers = color.replace(/\([a-z][\w-]+/, '').match(/[\d.]+/g) ?? [];
  const [first = 0, second = 0, third = 0, cover = 1] = numbers.map(Number);
  // Elsewhere than in sRGB the first number is the lightness, or all three are parts of one.
  if (color.startsWith('rgb')) return [first, second, third, cover];
  if (color.startsWith('color(')) return [first * 255, second * 255, third * 255, cover];
  const grey = (first > 1 ? first / 100 : first) * 255;
  return [grey, grey, grey, cover];
}

/** Returns whether a colour is dark. */
export const isDark = (color: string): boolean => {
  const [red, green, blue] = channels(color);
  return red + green + blue < 3 * 128;
};
