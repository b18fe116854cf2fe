import integrity from 'hash:hotline_check';
import { ReportError } from '../common/errors.js';
import { scriptAddress } from './script-address.js';

/** Returns the address of the checker's module: beside the classic script, if it came from an address. */
export function checkerModule(): Request {
  if (scriptAddress === undefined) throw new ReportError('unreachable', 'The checker is not within this script.');
  return new Request(new URL('hotline_check_bg.wasm', scriptAddress), { integrity });
}
