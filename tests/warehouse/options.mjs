// What one may ask of `npm run warehouse`.
import { parseArgs } from 'node:util';

export const usage = `npm run warehouse -- [options]
Random messy tables × plans × scopes × databases, against the same records read as CSV.
  --files N        tables, 5 where absent
  --seed N         of the first table
  --engines a,b    databases, all where absent
  --rows a,b       numbers of rows to choose from
  --minutes N      ends after so many minutes`;

/** @param {string[]} args */
export const optionsOf = (args) =>
  parseArgs({
    args,
    options: {
      files: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      engines: { type: 'string' },
      rows: { type: 'string', default: '40,300,1200' },
      minutes: { type: 'string', default: 'Infinity' },
      help: { type: 'boolean' },
    },
  }).values;
