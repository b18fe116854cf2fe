// `npm run warehouse -- --files 100`: random messy tables, counted by databases and read as files, must amount to the same.
import { cli, must } from './run.mjs';

await cli(async () => {
  await must('cargo', ['build', '--example', 'warehouse']);
  await must(process.execPath, ['tests/warehouse/run.mjs', ...process.argv.slice(2)]);
});
