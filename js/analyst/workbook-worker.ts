// The script of the worker that reads one workbook, and hands over its table. The build makes it a classic script.
import { initSync, previewWorkbook, Workbook } from '../hotline_workbook.js';
import { serve, post } from './serve.js';

export type Methods = typeof methods;

let workbook: Workbook | undefined;
let taken = 0;

const methods = {
  previewWorkbook,

  openWorkbook(opening: string): void {
    workbook = new Workbook(opening);
    taken = 0;
  },

  pushWorkbook(buffer: ArrayBuffer): void {
    workbook?.push(new Uint8Array(buffer));
    taken += buffer.byteLength;
    post({ progress: { bytes: taken, rows: 0 } });
  },

  /** The table, as the analyst's module takes it. */
  tableOfWorkbook(): Uint8Array<ArrayBuffer> {
    if (!workbook) throw new Error('No workbook is open.');
    return workbook.table() as Uint8Array<ArrayBuffer>;
  },
};

serve(methods, (module) => void initSync({ module }));
