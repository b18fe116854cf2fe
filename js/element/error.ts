import type { Problem } from '../index.js';
import { words } from '../generated/language-words.js';

/** Fault that stopped a report: a `ReportError`, or the error of the script that would have reported it. */
export interface ElementFault extends Error {
  code: string;
  problems: readonly Problem[];
}

export function asFault(thrown: unknown): ElementFault {
  if (thrown instanceof Error && 'code' in thrown && 'problems' in thrown) return thrown as ElementFault;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const fault = new Error(`The script did not start: ${reason}`, { cause: thrown });
  return Object.assign(fault, { code: 'unreachable', problems: [] });
}

/** Returns the message to readers instead of a report, or above the static one; the page's author learns the reason. */
export function errorMessage(host: Element, { message }: ElementFault): HTMLElement {
  const code = host.closest('[lang]')?.getAttribute('lang')?.split('-')[0] ?? '';
  const language = code in words ? (code as keyof typeof words) : 'en';
  const { alone, beside } = words[language];
  const box = document.createElement('div');
  box.className = 'hr-error';
  box.setAttribute('role', 'alert');
  const plain = document.createElement('p');
  plain.lang = language;
  plain.textContent = hasContent(host) ? beside : alone;
  const reason = document.createElement('p');
  reason.lang = 'en';
  reason.textContent = message;
  box.append(plain, reason);
  return box;
}

/** Returns whether anything of it can be read without this script. */
function hasContent(host: Element): boolean {
  return [...host.children].some((child) => child.localName !== 'script' && child.localName !== 'template');
}
