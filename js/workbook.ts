import type { ReaderKind } from './analyst/modules.js';
import { workbookModule } from './platform/workbook-module.js';
import script from 'worker:hotline_workbook';

/** Loaded on demand, where a file is a workbook. */
export const workbook: ReaderKind = { script, address: workbookModule };
