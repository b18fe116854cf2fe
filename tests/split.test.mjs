// A module that was split works as before once its second half is there, and without it but for what that draws.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../scripts/run.mjs';
import { split } from '../scripts/split.mjs';

/** As rustc has it: numbers in a list of pointers, the stack in a global, names with signs. */
const text = `(module
 (import "js" "twice" (func $twice (param i32) (result i32)))
 (global $stack (mut i32) (i32.const 64))
 (memory $0 1)
 (data $text (i32.const 16) "*")
 (table $0 3 3 funcref)
 (elem $0 (i32.const 1) $plain $"<Metrics as Measure>::width")
 (export "memory" (memory $0))
 (export "both" (func $both))
 (export "draw" (func $draw))
 (func $plain (param $0 i32) (result i32) (i32.add (local.get $0) (i32.const 1)))
 (func $"<Metrics as Measure>::width" (param $0 i32) (result i32) (i32.mul (local.get $0) (global.get $stack)))
 (func $both (param $0 i32) (result i32)
  (if (result i32) (local.get $0) (then (call $draw (local.get $0) (i64.const 5))) (else (i32.load8_u (i32.const 16)))))
 (func $draw (param $0 i32) (param $1 i64) (result i32)
  (i32.add (i32.wrap_i64 (local.get $1)) (call $"pictures::{{closure}}" (local.get $0))))
 (func $"pictures::{{closure}}" (param $0 i32) (result i32)
  (i32.add (call $twice (i32.load8_u (i32.const 16)))
   (call_indirect $0 (param i32) (result i32) (local.get $0) (i32.const 2))))
)
`;
const cut = { entry: /draw/, pointed: /Measure/ };
/** What rustc takes browsers to have. */
const features = ['--enable-reference-types', '--enable-bulk-memory', '--enable-mutable-globals'];
const functions = { js: { twice: (/** @type {number} */ number) => 2 * number } };

/** @param {string} wat */
function compiled(wat) {
  const folder = mkdtempSync(join(tmpdir(), 'split-'));
  try {
    const [from, into] = [join(folder, 'a.wat'), join(folder, 'a.wasm')];
    writeFileSync(from, wat);
    const tool = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
    execFileSync(process.execPath, [tool, from, '-o', into, '-Oz', ...features]);
    return new WebAssembly.Module(readFileSync(into));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {WebAssembly.Module} module @param {WebAssembly.Imports} imports */
const exportsOf = (module, imports) =>
  /** @type {Record<string, CallableFunction>} */ (new WebAssembly.Instance(module, imports).exports);

test('the first half does alone what needs no other, and traps where it does', () => {
  const first = exportsOf(compiled(split(text, cut).first), functions);
  assert.equal(first.both?.(0), 42);
  assert.throws(() => first.both?.(1), WebAssembly.RuntimeError);
});

test('both halves together do what the whole module does', () => {
  const { first, second } = split(text, cut);
  const [whole, half] = [exportsOf(compiled(text), functions), exportsOf(compiled(first), functions)];
  exportsOf(compiled(second), { m: half });
  for (const number of [0, 1, 7]) assert.equal(half.both?.(number), whole.both?.(number));
  assert.equal(half.draw?.(2, 3n), whole.draw?.(2, 3n));
});

test('halves of two builds do not fit together', () => {
  const first = exportsOf(compiled(split(text, cut).first), functions);
  const other = split(text.replace('"*"', '"+"'), cut).second;
  assert.throws(() => exportsOf(compiled(other), { m: first }), WebAssembly.LinkError);
});

test('a module without the functions where it should be split is refused', () => {
  assert.throws(() => split(text, { ...cut, entry: /nothing/ }), /no function is named like/);
});
