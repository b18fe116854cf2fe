import type { ReaderKind } from './analyst-modules.js';
import script from 'worker:hotline_workbook';

/** Loaded on demand, where a file is a workbook. */
export const workbook: ReaderKind = { script, address: () => new URL('hotline_workbook_bg.wasm', import.meta.url) };
