import { access, constants, link, open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { exits, reasonOf, Stop } from './stop.js';

/** Stops before any work is done if a file cannot be written there, or would replace another unasked. */
export async function assertWritable(target: string, force: boolean): Promise<void> {
  const present = await stat(target).catch(() => undefined);
  if (present?.isDirectory()) throw new Stop(exits.output, `${target} is a folder. Name a file in it.`);
  if (present && !force) throw existing(target);
  try {
    await access(dirname(target), constants.W_OK);
    if (present) await access(target, constants.W_OK);
  } catch (fault) {
    throw unwritable(target, fault);
  }
}

/**
 * Writes a file that is there whole, or not at all: under another name beside it, and only then under its own.
 *
 * @param force whether it may replace another
 */
export async function writeWhole(target: string, content: string | Uint8Array, force: boolean): Promise<void> {
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}`);
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await (force ? rename(draft, target) : publish(draft, target));
  } catch (fault) {
    throw fault instanceof Stop ? fault : unwritable(target, fault);
  } finally {
    // Gone already, if all went well.
    await unlink(draft).catch(() => undefined);
  }
}

/** Gives the draft its name, unless another file took it meanwhile. */
async function publish(draft: string, target: string): Promise<void> {
  try {
    await link(draft, target);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw existing(target);
    // Some disks know no second name of a file.
    if (code !== 'EPERM' && code !== 'ENOSYS' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw fault;
    await rename(draft, target);
  }
}

function existing(target: string): Stop {
  return new Stop(exits.output, `${target} exists. Choose another name, or replace it with --force.`);
}

function unwritable(target: string, fault: unknown): Stop {
  return new Stop(exits.output, `${target} cannot be written: ${reasonOf(fault)}.`, { cause: fault });
}
