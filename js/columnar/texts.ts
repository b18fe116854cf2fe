// Values as a database writes them into a CSV file: dates as ISO 8601, whole and decimal numbers with every digit.
import { broken } from './fault.js';

/** Writes one value that is not null as text. */
export type AsText = (value: unknown) => string;

/** Units of times by their number in a second. */
export const perSecond = { SECONDS: 1n, MILLIS: 1000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n } as const;

const secondsOfDay = 86_400n;

export const asIs: AsText = (value) => String(value);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text that bytes are in UTF-8. */
export function utf8(value: unknown): string {
  try {
    return decoder.decode(value as Uint8Array);
  } catch {
    throw broken('a text is not in UTF-8');
  }
}

/** A day by its number since 1970-01-01. */
export function dayOf(value: unknown): string {
  // In eras of 400 years that begin in March, as days of leap years come last in them.
  const days = Number(value) + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const leaps = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const yearOfEra = Math.floor((ofEra - leaps) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year < 0 ? '-' : ''}${padded(Math.abs(year), 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** A time of day by its number of units since midnight. */
export function timeOf(perSecondOfIt: bigint): AsText {
  return (value) => clock(BigInt(value as bigint), perSecondOfIt);
}

/** A point in time by its number of units since 1970; in universal time it says so. */
export function timestampOf(perSecondOfIt: bigint, isUniversal: boolean): AsText {
  const perDay = perSecondOfIt * secondsOfDay;
  const zone = isUniversal ? '+00' : '';
  return (value) => {
    const units = BigInt(value as bigint);
    const ofDay = ((units % perDay) + perDay) % perDay;
    return `${dayOf((units - ofDay) / perDay)} ${clock(ofDay, perSecondOfIt)}${zone}`;
  };
}

function clock(units: bigint, perSecondOfIt: bigint): string {
  const seconds = Number(units / perSecondOfIt);
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const rest = units % perSecondOfIt;
  const digits = String(perSecondOfIt).length - 1;
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(digits, '0').replace(/0+$/, '')}`;
  return `${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}${fraction}`;
}

/** A decimal by its digits without the point. */
export function decimalOf(scale: number): AsText {
  return (value) => {
    const whole = BigInt(value as bigint);
    if (scale <= 0) return String(whole * 10n ** BigInt(-scale));
    const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0');
    return `${whole < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  };
}

/** Bytes as a whole number, the highest first, with a sign. */
export function signed(bytes: Uint8Array): bigint {
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return BigInt.asIntN(bytes.length * 8, value);
}

/** A number with a floating point, with as few digits as tell it from its neighbours. */
export function floatOf(isSingle: boolean): AsText {
  return (value) => {
    const number = Number(value);
    if (Number.isNaN(number)) return 'nan';
    if (!Number.isFinite(number)) return number > 0 ? 'inf' : '-inf';
    const [mantissa = '', exponent = '0'] = (isSingle ? single(number) : number).toExponential().split('e');
    const power = Number(exponent);
    if (power < -4 || power >= 16) return `${mantissa}e${power < 0 ? '-' : '+'}${padded(Math.abs(power), 2)}`;
    const plain = isSingle ? String(single(number)) : String(number);
    const text = Object.is(number, -0) ? '-0' : plain;
    return text.includes('.') ? text : `${text}.0`;
  };
}

/** The number with the fewest digits that is the same in single precision. */
function single(number: number): number {
  for (let digits = 1; digits < 9; digits += 1) {
    const shorter = Number(number.toPrecision(digits));
    if (Math.fround(shorter) === number) return shorter;
  }
  return Number(number.toPrecision(9));
}

/** Half precision by its two bytes, the lower first. */
export function half(bytes: Uint8Array): number {
  const bits = ((bytes[1] ?? 0) << 8) | (bytes[0] ?? 0);
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 0x1f, bits & 0x3ff];
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Infinity;
  return exponent === 0 ? sign * 2 ** -24 * fraction : sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

/** A universally unique identifier, by its bytes. */
export function uuid(value: unknown): string {
  const hex = Array.from(value as Uint8Array, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
