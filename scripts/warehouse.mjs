// `npm run warehouse -- --files 100`: random messy tables, counted by databases and read as files by the built package, must
// amount to the same. The statements of all dialects are parsed first.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabases } from './databases.mjs';
import { cli, must, root, say, SetupError } from './run.mjs';
import { optionsOf, usage } from '../tests/warehouse/options.mjs';

await cli(async () => {
  const args = process.argv.slice(2);
  if (optionsOf(args).help) return say(usage);
  if (!existsSync(join(root, 'pkg', 'node', 'analyst.js')))
    throw new SetupError('The package is not built: npm run build');
  await ensureDatabases();
  await must(process.execPath, ['tests/warehouse/statements.mjs']);
  await must(process.execPath, ['tests/warehouse/run.mjs', ...args]);
});
