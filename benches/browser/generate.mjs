// Makes the hotline records that the benchmark reads: invented, the same on every machine, written as an export
// would write them. Run it alone with `node benches/browser/generate.mjs --rows 1000 --out FILE` or `--bytes 2g`.
import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { cli, say, SetupError } from '../../scripts/run.mjs';
import { columns } from './job.mjs';

/** Part of the file's name: whoever changes what is generated counts it up. */
export const edition = 1;

/** @typedef {{rows: number} | {bytes: number}} Extent a number of rows, or whole rows until there are so many bytes */

const bytesPerRow = 108;
const firstDay = Date.UTC(2015, 0, 1);
const days = 8 * 365 + 2;
const rowsPerWrite = 8192;

/** More signals come from the first of these. */
const states = [
  ['California', 'Texas', 'Florida', 'New York', 'Georgia', 'Ohio', 'Illinois', 'Pennsylvania', 'North Carolina'],
  ['Michigan', 'Missouri', 'Nevada', 'Washington', 'Virginia', 'Arizona', 'New Jersey', 'Colorado', 'Tennessee'],
  ['Maryland', 'Indiana', 'Oregon', 'Minnesota', 'Massachusetts', 'Kentucky', 'South Carolina', 'Wisconsin'],
  ['Louisiana', 'Oklahoma', 'Alabama', 'Utah', 'Mississippi', 'Kansas', 'Arkansas', 'Connecticut', 'Iowa'],
  ['New Mexico', 'District of Columbia', 'Nebraska', 'Idaho', 'West Virginia', 'Hawaii', 'Maine', 'New Hampshire'],
  ['Montana', 'Delaware', 'Rhode Island', 'Alaska', 'South Dakota', 'North Dakota', 'Vermont', 'Wyoming'],
].flat();

const signalers = [
  ['Victim of Trafficking', 'Community Member', 'Medical Professional', 'NGO Representative', 'Other', 'Not Specified'],
  ['Family of Trafficking Victim', 'Friend of Trafficking Victim', 'Law Enforcement', 'Acquaintance of Trafficker'],
  ['Victim of Other Crime', 'Victim of Labor Exploitation', 'Government Official', 'Mental Health Professional'],
  ['Business', 'Educator/School Personnel', 'Legal Professional', 'Student, Researcher', 'Faith-Based Representative'],
  ['Press/Media', 'Foreign Government', 'Truck Driver', 'Flight Attendant – Airline', 'Buyer of Commercial Sex'],
].flat();

const sexVenues = [
  ['Venue Not Specified', 'Illicit Massage/Spa Business', 'Pornography', 'Residence-Based Commercial Sex'],
  ['Hotel/Motel-Based', 'Online Ad, Venue Unknown', 'Other Venue', 'Escort/Delivery Service', 'Truck Stop-Based'],
  ['Street-Based', 'Bar/Club – “Cantina”', 'Strip Club', 'Remote Interactive Sexual Acts', 'Outdoor Solicitation'],
].flat();

const laborVenues = [
  ['Domestic Work', 'Restaurant/Food Service', 'Agriculture, Farms & Animal Husbandry', 'Construction'],
  ['Traveling Sales Crews', 'Health & Beauty Services', 'Landscaping Services', 'Hospitality', 'Illicit Activities'],
  ['Arts, Sports & Entertainment', 'Factories, Manufacturing', 'Commercial Cleaning Services', 'Carnivals'],
  ['Begging/Peddling', 'Forestry – Reforestación'],
].flat();

/** @type {[string, number][]} */
const channels = [
  ['Phone Call', 60],
  ['SMS', 15],
  ['Online Tip Report', 11],
  ['Webchat', 9],
  ['Email', 5],
];

/** @type {[string, number][]} */
const reasons = [
  ['Report a Trafficking Tip', 68],
  ['Access Service Referrals', 21],
  ['Request Crisis Assistance', 6],
  ['Request General Information', 3],
  ['Request Training and Technical Assistance', 2],
];

/** @type {[string, number][]} */
const types = [
  ['Sex', 78],
  ['Labor', 10],
  ['Sex and Labor', 5],
  ['Trafficking Type Not Specified', 7],
];

/** In the order in which they are written, each with how many in a thousand signals have it. @type {[string, number][]} */
const demographics = [
  ['Adults', 560],
  ['Minors', 380],
  ['Females', 840],
  ['Males', 110],
  ['Gender Minorities', 9],
  ['US Citizens/Legal Permanent Residents', 110],
  ['Foreign Nationals', 60],
];

/** Nobody tabulates it, but a reader has to get past its line breaks and quotes. @type {[string, number][]} */
const languages = [
  ['English', 820],
  ['Español', 118],
  ['中文', 11],
  ['Other, not on the list', 10],
  ['Tiếng Việt', 8],
  ['Tagalog ("Filipino")', 7],
  ['Kreyòl ayisyen', 6],
  ['Português', 6],
  ["Other:\nK'iche', spoken in Guatemala", 5],
  ['Русский', 5],
  ['العربية', 4],
];

/** Weights that fall with the place. @param {string[]} labels @returns {[string, number][]} */
const falling = (labels) => labels.map((label, at) => [label, Math.round(10_000 / (at + 2))]);

/**
 * @param {string} path
 * @param {Extent} extent
 */
export function generate(path, extent) {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  const file = openSync(unfinished, 'w');
  const rows = 'rows' in extent ? extent.rows : Math.ceil(extent.bytes / bytesPerRow);
  const row = rowMaker(rows);
  let written = writeSync(file, `${columns.join(',')}\n`);
  const isFull = 'rows' in extent ? (/** @type {number} */ at) => at >= rows : () => written >= extent.bytes;
  for (let at = 0; !isFull(at);) {
    let text = '';
    for (let left = rowsPerWrite; left > 0 && !isFull(at); left -= 1) text += row(at++);
    written += writeSync(file, text);
  }
  closeSync(file);
  renameSync(unfinished, path);
}

/** @param {number} rows about how many there will be: over so many the dates rise */
function rowMaker(rows) {
  const random = randomNumbers(20_200_101);
  const draw = (/** @type {[string, number][]} */ table) => picker(random, table);
  const state = draw(falling(states));
  const channel = draw(channels);
  const signaler = draw(falling(signalers));
  const reason = draw(reasons);
  const type = draw(types);
  const sexVenue = draw(falling(sexVenues));
  const laborVenue = draw(falling(laborVenues));
  const language = draw(languages);
  const dates = Array.from({ length: days }, (_, day) =>
    new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10),
  );
  let situations = 0;

  const people = () => {
    const present = demographics.filter(([, inThousand]) => random() * 1000 < inThousand);
    return quoted(present.map(([label]) => label).join(';'));
  };
  /** A few situations have several signals. */
  const situation = () => {
    const isNew = situations === 0 || random() < 0.94;
    if (isNew) situations += 1;
    return `C${number(isNew ? situations : Math.max(1, situations - Math.floor(random() * 40)))}`;
  };
  /** @param {string} of */
  const venue = (of) => {
    if (of === 'Sex') return sexVenue();
    if (of === 'Labor') return laborVenue();
    return of === 'Sex and Labor' ? (random() < 0.5 ? sexVenue : laborVenue)() : 'Venue Not Specified';
  };
  const details = () => {
    const of = type();
    return `${situation()},${reason()},${of},${venue(of)},${people()}`;
  };

  /** @param {number} at */
  return (at) => {
    const day = Math.floor((at / rows) * days + (random() - 0.5) * 8);
    const date = dates[Math.min(Math.max(day, 0), days - 1)];
    const where = random() < 0.01 ? '' : state();
    const isSubstantive = random() < 0.75;
    const rest = isSubstantive && random() < 0.52 ? details() : ',,,,';
    return `S${number(at + 1)},${date},${where},${channel()},${signaler()},${isSubstantive},${rest},${language()}\n`;
  };
}

/** @param {number} value */
const number = (value) => String(value).padStart(7, '0');

/** @param {string} value */
const quoted = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Marsaglia's 32-bit xorshift: integers only, so that every machine gets the same. @param {number} seed */
function randomNumbers(seed) {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}

/**
 * Draws fields, ready to be written, by weight.
 * @param {() => number} random @param {[string, number][]} table
 */
function picker(random, table) {
  const total = table.reduce((sum, [, weight]) => sum + weight, 0);
  const lots = 4096;
  /** @type {string[]} */
  const urn = [];
  let weights = 0;
  for (const [label, weight] of table) {
    weights += weight;
    while (urn.length < Math.round((weights / total) * lots)) urn.push(quoted(label));
  }
  return () => /** @type {string} */ (urn[Math.floor(random() * lots)]);
}

/** @param {string} text such as `500m` or `2g` (powers of 1024) */
export function parseBytes(text) {
  const [, digits, unit = ''] = /^(\d+)([kmg]?)$/i.exec(text) ?? [];
  if (!digits) throw new SetupError(`--bytes takes a number with k, m or g behind it, not "${text}"`);
  return Number(digits) * 1024 ** ' kmg'.indexOf(unit.toLowerCase() || ' ');
}

if (import.meta.filename === process.argv[1]) {
  await cli(async () => {
    const options = /** @type {const} */ ({
      rows: { type: 'string' },
      bytes: { type: 'string' },
      out: { type: 'string' },
    });
    const { rows, bytes, out } = parseArgs({ options }).values;
    if (!out || (rows === undefined) === (bytes === undefined)) {
      throw new SetupError('usage: generate.mjs --out FILE, and either --rows N or --bytes 2g');
    }
    generate(out, bytes === undefined ? { rows: Number(rows) } : { bytes: parseBytes(bytes) });
    say(`written: ${out}`);
  });
}
