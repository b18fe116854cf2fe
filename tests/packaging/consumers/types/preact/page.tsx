/** @jsxImportSource preact */
import type {} from 'hotline-report/preact';

export const page = <hotline-report src="/missouri-2020.json" charts="svg" heading-level={2} />;
