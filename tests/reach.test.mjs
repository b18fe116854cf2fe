// A module without what it cannot reach does what it did before, and traps where it did.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { withoutUnreached } from '../scripts/reach.mjs';

/** Tables that one of two functions reads, words that a panic would say, and a function that only a pointer leads to. */
const source = `
static NEAR: [u32; 6] = [901, 37, 555, 1234, 8, 77];
static FAR: [u32; 6] = [70001, 3, 99, 60606, 12, 5];
static WAYS: [fn(u32) -> u32; 2] = [twice, far_off];
fn twice(n: u32) -> u32 { n.wrapping_mul(2) }
#[inline(never)]
fn far_off(n: u32) -> u32 { FAR[n as usize % 6] }
#[unsafe(no_mangle)]
pub extern "C" fn near(n: u32) -> u32 { NEAR[n as usize] }
#[unsafe(no_mangle)]
pub extern "C" fn worded(n: u32) -> u32 {
    let word = format!("{}", &"äbc"[..n as usize]);
    word.len() as u32
}
#[unsafe(no_mangle)]
pub extern "C" fn by_pointer(n: u32, way: u32) -> u32 { WAYS[way as usize & 1](n) }
mod drawn {
    #[inline(never)]
    pub fn picture(n: u32) -> u32 { FAR_PICTURE[n as usize & 3] }
    static FAR_PICTURE: [u32; 4] = [41_000, 42_000, 43_500, 44_001];
}
#[unsafe(no_mangle)]
pub extern "C" fn draw(n: u32) -> u32 { drawn::picture(n) }
`;

const folder = mkdtempSync(join(tmpdir(), 'reach-'));
after(() => rmSync(folder, { recursive: true }));

function compiled() {
  const [from, into] = [join(folder, 'made.rs'), join(folder, 'made.wasm')];
  writeFileSync(from, source);
  const options = ['--target=wasm32-unknown-unknown', '--crate-type=cdylib', '--edition=2024', '-Copt-level=s'];
  execFileSync('rustc', [...options, '-Cpanic=abort', '-Clink-arg=--emit-relocs', '-o', into, from]);
  return readFileSync(into);
}

const before = compiled();
const { module: alone } = withoutUnreached(before);
const { module: first, splitOff } = withoutUnreached(before, /drawn7picture/);

/** @param {Uint8Array} module */
function run(module) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(module)));
  const { near, worded, by_pointer: byPointer, draw, memory } = /** @type {Record<string, any>} */ (exports);
  const tried = (/** @type {() => number} */ call) => {
    try {
      return call();
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      return error.message;
    }
  };
  const answers = (/** @type {(n: number) => number} */ call) =>
    Array.from({ length: 9 }, (_, n) => tried(() => call(n)));
  return { near, worded, byPointer, draw, memory, answers };
}

/** @param {ReturnType<typeof run>} made */
const all = ({ near, worded, byPointer, answers }) =>
  [near, worded, byPointer, (/** @type {number} */ n) => byPointer(n, 1)].map(answers);

test('all that it is asked gives what it gave before, traps among it', () => {
  const expected = all(run(before));
  assert.ok(expected.flat().includes('unreachable'));
  assert.deepEqual(all(run(alone)), expected);
  assert.deepEqual(run(alone).answers(run(alone).draw), run(before).answers(run(before).draw));
});

test('files, lines and words of panics are not in it', () => {
  const has = (/** @type {Uint8Array} */ module, /** @type {string} */ text) => Buffer.from(module).includes(text);
  for (const words of ['made.rs', 'out of bounds', 'is not a char boundary']) {
    assert.ok(has(before, words), words);
    assert.ok(!has(alone, words), words);
  }
});

test('what only a function reads that is split off is not in the rest, and works once it is there', () => {
  const [whole, made] = [run(before), run(first)];
  assert.deepEqual(all(made), all(whole));
  const wanted = whole.answers(whole.draw);
  assert.notDeepEqual(made.answers(made.draw), wanted);
  for (const { at, bytes } of splitOff) new Uint8Array(made.memory.buffer, at, bytes.length).set(bytes);
  assert.deepEqual(made.answers(made.draw), wanted);
});

test('a name that no function has is no way to split it', () => {
  assert.throws(() => withoutUnreached(before, /no such function/), /no function is named/);
});
