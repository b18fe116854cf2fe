// `npm run warehouse -- --files 100`: random messy tables, counted by databases and read as files by the built package, must
// amount to the same.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cli, must, root, SetupError } from './run.mjs';

await cli(async () => {
  if (!existsSync(join(root, 'pkg', 'node', 'analyst.js')))
    throw new SetupError('The package is not built: npm run build');
  await must(process.execPath, ['tests/warehouse/run.mjs', ...process.argv.slice(2)]);
});
