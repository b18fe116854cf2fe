// The package in strict TypeScript without `skipLibCheck`, in what its users write, and in what the documentation shows.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { cleanUp, install, pack, run } from './consumers.mjs';

/** The project that is compiled. @type {string} */
let folder;
before(async () => {
  folder = await install('types', await pack());
});
after(cleanUp);

const compiler = join(root, 'node_modules', '.bin', 'tsc');

/** What examples take for granted: what stands before them on the page, in words or in another example. */
const given = `
import type { Plan } from 'hotline-report/analyst';
import type { PublishedReport, ReportDocument } from 'hotline-report';
declare global {
  const report: PublishedReport;
  const chosen: File;
  const plan: Plan;
  const button: HTMLButtonElement;
  const output: HTMLOutputElement;
  const input: HTMLInputElement & { files: [File] };
  const bar: HTMLProgressElement;
}
`;

/** What bundlers tell TypeScript of, such as `vite/client`. */
const files = `declare module '*.wasm' { const address: string; export default address; }
declare module '*.css' {}
`;

test('functions, element, components and markup have types that strict projects take as they are', async () => {
  await run(folder, compiler, '--project', '.');
});

test('every example of the documentation compiles as strict TypeScript', async () => {
  const docs = join(folder, 'docs');
  mkdirSync(docs, { recursive: true });
  writeFileSync(join(docs, 'given.d.ts'), given);
  writeFileSync(join(docs, 'files.d.ts'), files);
  // Some of them are for Node.
  const config = { extends: '../tsconfig.json', compilerOptions: { types: ['node'] }, include: ['.'], exclude: [] };
  writeFileSync(join(docs, 'tsconfig.json'), JSON.stringify(config));
  const names = ['javascript', 'element', 'exports', 'package', 'saved-report', 'embedding', 'warehouse'];
  let examples = 0;
  for (const page of [...names.map((name) => join('docs', name)), 'README']) {
    const text = readFileSync(join(root, `${page}.md`), 'utf8');
    for (const [, language = '', code = ''] of text.matchAll(/^```(jsx?|tsx?)\n([\s\S]*?)^```/gm)) {
      examples += 1;
      const extension = language.endsWith('x') ? 'tsx' : 'ts';
      // Files that the examples name stand elsewhere in a reader's project.
      const here = code
        .replaceAll(/'\.{1,2}\/(?:public\/)?harbour-2025\.json'/g, "'../missouri-2020.json'")
        .replaceAll(/'\.\/pkg\/(?:(analyst)|index)\.js'/g, (_, entry) => `'hotline-report${entry ? `/${entry}` : ''}'`);
      writeFileSync(join(docs, `${basename(page)}-${examples}.${extension}`), `${here}\nexport {};\n`);
    }
  }
  assert.ok(examples >= 15, `${examples} examples`);
  await run(folder, compiler, '--project', 'docs');
});
