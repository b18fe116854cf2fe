import { exits, Stop } from './stop.js';

/** An option, if it has a value. */
export function given<Name extends string, T extends string | number | object>(
  name: Name,
  value: T | undefined,
): { [name in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [name in Name]: T });
}

/** A value that an option may have. */
export function oneOf(name: string, value: string, known: readonly string[]): string {
  if (known.includes(value)) return value;
  throw new Stop(exits.usage, `--${name} is one of ${known.join(', ')}, not “${value}”.`);
}

/** A number that an option has, within bounds. */
export function numberOf(name: string, value: string, from: number, to: number): number {
  const number = Number(value);
  if (value.trim() !== '' && Number.isInteger(number) && number >= from && number <= to) return number;
  throw new Stop(exits.usage, `--${name} is a whole number from ${from} to ${to}, not “${value}”.`);
}

/** A choice that is `true` or `false` in functions, and `on` or `off` here, as in attributes of the element. */
export function isOn(name: string, value: string): boolean {
  return oneOf(name, value, ['on', 'off']) === 'on';
}
