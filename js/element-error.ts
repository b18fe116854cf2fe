import type { Problem } from './index.js';

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

const words = {
  en: {
    alone: 'This report cannot be shown.',
    beside: 'The interactive version of this report cannot be shown. The report below is complete without it.',
  },
  es: {
    alone: 'No se puede mostrar este informe.',
    beside: 'No se puede mostrar la versión interactiva de este informe. El informe que sigue está completo sin ella.',
  },
};

/** Returns the message to readers instead of a report, or above the static one; the page's author learns the reason. */
export function errorMessage(host: Element, { message }: ElementFault): HTMLElement {
  const language = host.closest('[lang]')?.getAttribute('lang')?.startsWith('es') ? 'es' : 'en';
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
