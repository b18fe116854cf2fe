// In a page that is one file, one module reads text and workbooks.
export { workbookModule as analystModule } from './workbook-module.page.js';
