// Small exports of the kinds that hotlines have, made up here, each with the counts that its report must have.

/**
 * @typedef {Record<string, string>} Row
 * @typedef {object} Export
 * @property {string} name of the file
 * @property {string} content
 * @property {{name: string, content: string | Uint8Array}} [dictionary] that lies beside it
 * @property {number} rows of the report
 * @property {Record<string, Record<string, number>>} tables by their titles: rows with their counts
 */

const ROWS = 360;

/** Mixed, and the same each time. @param {number} row @param {number} salt @param {number} below */
function pick(row, salt, below) {
  let mixed = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(salt + 7, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 12)) >>> 0) % below;
}

/** @param {string} value */
const cell = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** @param {Row[]} rows */
export const csv = (rows) =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((row) => `${row.map(cell).join(',')}\n`)
    .join('');

/** @param {string[]} answers */
function tally(answers) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const answer of answers) if (answer !== '') counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

/** @template T @param {(row: number) => T} make */
const rowsOf = (make) => Array.from({ length: ROWS }, (_, row) => make(row));

/** @param {number} number */
const two = (number) => String(number).padStart(2, '0');

/** The first of the two counts, and the second added. @param {Record<string, number>} counts @param {string} into @param {string} other */
function merged(counts, into, other) {
  const { [other]: added = 0, ...rest } = counts;
  return { ...rest, [into]: (rest[into] ?? 0) + added };
}

/** A case system: no day tells which of day and month comes first, and some answers are in Spanish. @returns {Export} */
export function crm() {
  const reasons = ['Crisis', 'Report a tip', 'Referral', 'Technical assistance'];
  const signalers = ['Friend', 'Friend', 'Police', 'Policía', 'Potential victim', 'Potential victim'];
  const rows = rowsOf((row) => ({
    'Case Number': two(1000 + Math.floor(row / 2)),
    'Created Date': `${two(1 + pick(row, 1, 12))}/${two(1 + pick(row, 2, 12))}/2024`,
    'Reason for Contact': reasons[pick(row, 3, reasons.length)] ?? '',
    'Signaler Type': signalers[pick(row, 4, signalers.length)] ?? '',
    'Case Owner': ['J. Rivera', 'K. Park', 'T. Obi'][row % 3] ?? '',
    Description: `left message ${row}`,
  }));
  return {
    name: 'crm-contacts.csv',
    content: csv(rows),
    rows: ROWS,
    tables: {
      'Reason for Contact': tally(rows.map((row) => row['Reason for Contact'])),
      'Signaler Type': merged(tally(rows.map((row) => row['Signaler Type'])), 'Police', 'Policía'),
    },
  };
}

/** Codes, with the data dictionary that says what they mean and who was asked. @returns {Export} */
export function redcap() {
  const callers = ['Survivor', 'Friend or family', 'Professional'];
  const needs = ['Shelter', 'Legal help', 'Food'];
  const answers = rowsOf((row) => ({
    day: `2024-${two(1 + pick(row, 1, 12))}-${two(1 + pick(row, 2, 28))}`,
    caller: pick(row, 3, 3),
    needs: needs.map((_, place) => pick(row, 4 + place, 2)),
    safe: pick(row, 9, 2),
  }));
  const rows = answers.map(({ day, caller, needs: given, safe }, row) => ({
    record_id: String(row + 1),
    call_date: day,
    caller: String(caller + 1),
    needs___1: String(given[0]),
    needs___2: String(given[1]),
    needs___3: String(given[2]),
    // Only survivors are asked.
    safe_now: caller === 0 ? String(safe + 1) : '',
    nick: `n${row}`,
  }));
  const dictionary = csv(
    [
      ['record_id', 'text', 'Record', '', '', '', ''],
      ['call_date', 'text', 'Day of the call', '', 'date_ymd', '', ''],
      ['caller', 'radio', 'Who called?', '1, Survivor | 2, Friend or family | 3, Professional', '', '', ''],
      ['needs', 'checkbox', 'What was needed', '1, Shelter | 2, Legal help | 3, Food', '', '', ''],
      ['safe_now', 'radio', 'Safe at the moment', '1, Safe | 2, In danger', '', '', "[caller] = '1'"],
      ['nick', 'text', 'Nickname', '', '', 'y', ''],
    ].map(([name = '', type = '', label = '', choices = '', check = '', identifier = '', asked = '']) => ({
      'Variable / Field Name': name,
      'Form Name': 'intake',
      'Field Type': type,
      'Field Label': label,
      'Choices, Calculations, OR Slider Labels': choices,
      'Text Validation Type OR Show Slider Number': check,
      'Identifier?': identifier,
      'Branching Logic (Show field only if...)': asked,
    })),
  );
  return {
    name: 'intake-data.csv',
    content: csv(rows),
    dictionary: { name: 'intake-dictionary.csv', content: dictionary },
    rows: ROWS,
    tables: {
      'Who called?': tally(answers.map(({ caller }) => callers[caller] ?? '')),
      'What was needed': tally(answers.flatMap(({ needs: given }) => needs.filter((_, place) => given[place] === 1))),
      'Safe at the moment': tally(
        answers.map(({ caller, safe }) => (caller === 0 ? (['Safe', 'In danger'][safe] ?? '') : '')),
      ),
    },
  };
}

/**
 * A form's export, with the form: answers together in one column, in a column each, or both.
 * @param {'together' | 'each' | 'both'} style @returns {Export}
 */
export function kobo(style) {
  const callers = ['self', 'friend', 'officer'];
  const words = { self: 'The person concerned', friend: 'A friend', officer: 'An official' };
  const needs = { bed: 'A bed', food: 'Food', lawyer: 'A lawyer' };
  const answers = rowsOf((row) => ({
    caller: /** @type {keyof typeof words} */ (callers[pick(row, 3, 3)]),
    needs: /** @type {(keyof typeof needs)[]} */ (
      Object.keys(needs).filter((_, place) => pick(row, 4 + place, 2) === 1)
    ),
  }));
  const rows = answers.map(({ caller, needs: given }, row) => ({
    start: `2024-06-01T0${row % 10}:00:00.000-06:00`,
    'intake/call_date': `2024-${two(1 + pick(row, 1, 12))}-${two(1 + pick(row, 2, 28))}`,
    'intake/caller': caller,
    ...(style === 'each' ? {} : { 'intake/needs': given.join(' ') }),
    ...(style === 'together'
      ? {}
      : Object.fromEntries(
          Object.keys(needs).map((need) => [
            `intake/needs/${need}`,
            given.includes(/** @type {any} */ (need)) ? '1' : '0',
          ]),
        )),
    _id: String(90_000 + row),
    _uuid: `u-${row}`,
  }));
  const survey = [
    ['type', 'name', 'label'],
    ['start', 'start', ''],
    ['begin_group', 'intake', 'Intake'],
    ['date', 'call_date', 'Day of the call'],
    ['select_one callers', 'caller', 'Who made the call?'],
    ['select_multiple needs', 'needs', 'What is needed'],
    ['end_group', '', ''],
  ];
  const choices = [
    ['list_name', 'name', 'label'],
    ...Object.entries(words).map(([name, label]) => ['callers', name, label]),
    ...Object.entries(needs).map(([name, label]) => ['needs', name, label]),
  ];
  return {
    name: `kobo-${style}.csv`,
    content: csv(rows),
    dictionary: { name: 'intake-form.xlsx', content: workbook({ survey, choices }) },
    rows: ROWS,
    tables: {
      'Who made the call?': tally(answers.map(({ caller }) => words[caller])),
      'What is needed': tally(answers.flatMap(({ needs: given }) => given.map((need) => needs[need]))),
    },
  };
}

/** The human trafficking case data standard, as Salesforce names its fields. @returns {Export} */
export function htcds() {
  const genders = ['Feminine', 'Masculine'];
  const means = ['Physical threats', 'Debt bondage', 'Withholds documents'];
  const codes = ['PhysicalThreats', 'DebtBondage', 'WithholdsDocuments'];
  const answers = rowsOf((row) => ({
    gender: pick(row, 3, 2),
    control: codes.map((_, place) => pick(row, 4 + place, 2) === 1),
  }));
  const rows = answers.map(({ gender, control }, row) => ({
    cas_CaseNumber__c: `C-${1000 + row}`,
    cas_IncomingReferralDate__c: `2024-${two(1 + pick(row, 1, 12))}-${two(1 + pick(row, 2, 28))}`,
    prs_FirstName__c: ['Ana', 'Maria', 'John'][row % 3] ?? '',
    prs_Gender__c: genders[gender] ?? '',
    vic_MethodsOfControl__c: codes.filter((_, place) => control[place]).join(';'),
  }));
  return {
    name: 'htcds-cases.csv',
    content: csv(rows),
    rows: ROWS,
    tables: {
      Gender: tally(answers.map(({ gender }) => genders[gender] ?? '')),
      'Methods of Control': tally(answers.flatMap(({ control }) => means.filter((_, place) => control[place]))),
    },
  };
}

/** Signals, and the situations that they are about: some signals name none, some situations have no signal. */
export function signals() {
  const venues = ['Farm', 'Hotel', 'Restaurant'];
  const situations = Array.from({ length: 130 }, (_, place) => ({
    ID: `S-${100 + place}`,
    Venue: venues[pick(place, 5, 3)] ?? '',
  }));
  const rows = rowsOf((row) => ({
    'Call date': `2024-${two(1 + pick(row, 1, 12))}-${two(1 + pick(row, 2, 28))}`,
    Situation: row % 12 === 0 ? '' : `s-${100 + pick(row, 3, 120)}`,
    Caller: ['Self', 'Friend', 'Police'][pick(row, 4, 3)] ?? '',
  }));
  const named = rows.map((row) => row.Situation.toUpperCase());
  const venueOf = new Map(situations.map(({ ID, Venue }) => [ID, Venue]));
  return {
    name: 'signals.csv',
    content: csv(rows),
    other: { name: 'situations.csv', content: csv(situations) },
    rows: ROWS,
    matched: named.filter((id) => id !== '').length,
    situations: new Set(named.filter((id) => id !== '')).size,
    venues: tally(named.map((id) => venueOf.get(id) ?? '')),
  };
}

/** A line's published records, in Spanish, with a column for each kind of violence. @returns {Export} */
export function linea() {
  const provinces = ['Buenos Aires', 'Córdoba', 'Mendoza'];
  const kinds = ['fisica', 'psicologica', 'sexual'];
  const labels = ['Fisica', 'Psicologica', 'Sexual'];
  const answers = rowsOf((row) => ({
    province: provinces[pick(row, 3, 3)] ?? '',
    kinds: kinds.map((_, place) => pick(row, 4 + place, 2) === 1),
  }));
  const rows = answers.map(({ province, kinds: given }, row) => ({
    fecha: `${two(1 + pick(row, 2, 28))}/${two(1 + pick(row, 1, 12))}/2024`,
    prov_residencia_persona_en_situacion_violencia: province,
    edad_persona_en_situacion_de_violencia: String(16 + pick(row, 11, 50)),
    ...Object.fromEntries(kinds.map((kind, place) => [`tipo_de_violencia_${kind}`, given[place] ? 'Si' : 'No'])),
  }));
  // A report is of the province with the most records until another is chosen.
  const [[largest] = ['']] = Object.entries(tally(answers.map(({ province }) => province))).toSorted(
    ([, one], [, other]) => other - one,
  );
  const own = answers.filter(({ province }) => province === largest);
  return {
    name: 'linea-144.csv',
    content: csv(rows),
    rows: own.length,
    tables: {
      'Tipo de violencia': tally(own.flatMap(({ kinds: given }) => labels.filter((_, place) => given[place]))),
    },
  };
}

/** A workbook of texts. @param {Record<string, string[][]>} sheets */
function workbook(sheets) {
  const names = Object.keys(sheets);
  const text = (/** @type {string} */ plain) => plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const sheet = (/** @type {string[][]} */ rows) =>
    `${head}<worksheet ${ns}><sheetData>${rows.map((row) => `<row>${row.map((one) => `<c t="inlineStr"><is><t>${text(one)}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`;
  return zip({
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/>${names.map((_, place) => `<Override PartName="/xl/sheet${place}.xml" ContentType="${main}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook ${ns} xmlns:r="${office}"><sheets>${names.map((name, place) => `<sheet name="${name}" sheetId="${place + 1}" r:id="r${place}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${names.map((_, place) => `<Relationship Id="r${place}" Type="${office}/worksheet" Target="sheet${place}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(names.map((name, place) => [`xl/sheet${place}.xml`, sheet(sheets[name] ?? [])])),
  });
}

/** An archive that is not compressed. @param {Record<string, string>} files */
function zip(files) {
  /** @type {Buffer[]} */
  const parts = [];
  /** @type {Buffer[]} */
  const list = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, bytes]);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, place, name]));
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, ...list, end]));
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
