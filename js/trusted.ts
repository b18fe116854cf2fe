import { ReportError } from './common/errors.js';

/** Policy whose results a page that demands Trusted Types takes instead of a text. Browsers without them take the text. */
interface Policy {
  createHTML(text: string): string;
  createScriptURL(address: string): string;
}

/** The one policy of a page: scripts of this package may be there twice, and a name may be taken only once. */
const place = Symbol.for('hotline-report');
const page = globalThis as {
  trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  [place]?: Policy;
};

/** Markup that the core wrote, which escapes all that a document says, and workers of this package's own text. */
const rules: Policy = {
  createHTML: (text) => own(text, /^<(article|svg) /),
  createScriptURL: (address) => own(address, /^blob:/),
};

function own(text: string, form: RegExp): string {
  if (form.test(text)) return text;
  throw new TypeError('This is nothing that hotline-report makes.');
}

function policy(): Policy {
  try {
    page[place] ??= page.trustedTypes?.createPolicy('hotline-report', rules) ?? rules;
  } catch {
    // Not allowed here; which matters only where the page demands it.
    page[place] = rules;
  }
  return page[place] ?? rules;
}

/**
 * Does what a page may demand Trusted Types for.
 *
 * @throws {ReportError} `no-trusted-types`
 */
function demanding<T>(act: (policy: Policy) => T): T {
  try {
    return act(policy());
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const message = 'This page demands Trusted Types. Allow those of this package by `trusted-types hotline-report`.';
    throw new ReportError('no-trusted-types', message, [], { cause });
  }
}

/** Reads markup that the core wrote. */
export function parseMarkup(text: string, type: 'text/html' | 'image/svg+xml'): Document {
  return demanding((trusted) => new DOMParser().parseFromString(trusted.createHTML(text), type));
}

/** Starts a worker whose text has that address. */
export function workerAt(address: string, options?: WorkerOptions): Worker {
  return demanding((trusted) => new Worker(trusted.createScriptURL(address), options));
}
