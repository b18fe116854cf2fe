import { byAttribute } from '../common/by-attribute.js';
import type { CellFocus } from '../viewer/chart-view.js';
import type { TableSort } from './table-sort.js';

/** Class of the row that the reader chose; notes that were followed look the same. */
const chosen = 'hr-target';

/** Settings of a report that has a name: `harbour.sort=callers.1.descending`. */
const named = /^[^=&/?]+\.(language|sort|view|mark|at)=/;

/** The parts of the address of the page behind `#`. */
const parts = (): string[] => location.hash.slice(1).split('&').filter(Boolean);

/** Returns whether the address of a page with one report has settings, `#language=es-US&sort=callers.1.descending`, and not a plain anchor. */
export const hasSettings = (): boolean => location.hash.includes('=');

/** The language in the address of a page with one report, if it has one. */
export const languageOfAddress = (): string | undefined => settingsOf('').get('language') ?? undefined;

/** Returns what settings of a report begin with. */
const prefixOf = (name: string): string => name && `${encodeURIComponent(name)}.`;

/** The settings of a report in the address, by what they are. */
function settingsOf(name: string): URLSearchParams {
  const prefix = prefixOf(name);
  const own = parts().flatMap((part) => (part.startsWith(prefix) ? part.slice(prefix.length) : []));
  return new URLSearchParams(own.filter((part) => part.includes('=')).join('&'));
}

/**
 * Returns the address at which a block is seen as it is now: a plain anchor where the address says nothing else.
 *
 * @param id of its table or map
 * @param left parts of the address that are others'; absent where all of it is
 * @param prefix what the settings of the report begin with
 */
export function linkTo(
  block: HTMLElement,
  id: string,
  left: readonly string[] | undefined,
  prefix = '',
): string | undefined {
  const [page = ''] = location.href.split('#');
  const at = `${prefix}at=`;
  const own = parts().filter((part) => part.startsWith(prefix) && part.includes('=') && !part.startsWith(at));
  if (!prefix && left?.length === 0 && own.length === 0) return `${page}#${block.id}`;
  return left && `${page}#${[...left, ...own, at + encodeURIComponent(id)].join('&')}`;
}

export interface AddressOptions {
  /** Name of the report in an address that is not the report's alone, before each setting. */
  name?: string;
  /** First part of the address, by which the page knows what it shows: `missouri-2020`. */
  head?: string;
  /** The order of each table. */
  sorts: ReadonlyMap<HTMLTableElement, TableSort>;
  /** The language that needs no mention, and what shows another. */
  language: { usual: string; choose?: (language: string) => void };
  /** Ends the listening to other addresses. */
  signal?: AbortSignal | undefined;
}

/** The settings of a report in the address of its page. */
export interface Address {
  /** Writes what is seen. */
  write(): void;
  /** Keeps nothing from now on. */
  leave(): void;
  /** Returns the address at which a block of the report is seen; absent where all of the address is others'. */
  linkTo(block: HTMLElement): string | undefined;
}

/**
 * Keeps language, sorting, view and chosen row of a report in the address of its page, so that a link shows what its sender
 * saw; shows what the address says.
 *
 * With a name, what others keep there stays: the settings of other reports, the state of the page's history, and a fragment
 * that is neither a report's settings nor a place in this report, such as that of a router. Beside the last, nothing is kept.
 */
export function keepAddress(article: HTMLElement, prefix: string, options: AddressOptions): Address {
  const { name = '', head, sorts, language } = options;
  const life = new AbortController();
  const { signal } = life;
  options.signal?.addEventListener('abort', () => life.abort(), { signal });
  /** The mark of a chart that pointer or keyboard is at. */
  let mark: CellFocus | null = null;

  const idOf = (block: Element) => block.id.slice(prefix.length).replace(/^(table|map)-/, '');
  const blocks = () => [...article.querySelectorAll<HTMLElement>('.hr-block')];
  const blockOf = (id: string) => blocks().find((block) => idOf(block) === id);

  /** Parts of the address that are others'; absent where all of it is. */
  function others(): string[] | undefined {
    const all = parts();
    if (!name && (!head || !all[0] || all[0] === head)) return head ? [head] : [];
    if (name && all.every((part) => named.test(part))) {
      return all.filter((part) => !part.startsWith(prefixOf(name)));
    }
    const anchor = (article.getRootNode() as Document | ShadowRoot).getElementById(location.hash.slice(1));
    return anchor && article.contains(anchor) ? [head].flatMap((part) => part ?? []) : undefined;
  }

  function write(): void {
    const all = new URLSearchParams();
    if (article.lang !== language.usual) all.append('language', article.lang);
    for (const block of blocks()) {
      const heads = [...(block.querySelector('thead tr:last-child')?.children ?? [])];
      const column = heads.findIndex((one) => one.hasAttribute('aria-sort'));
      if (column >= 0) all.append('sort', `${idOf(block)}.${column}.${heads[column]?.ariaSort}`);
      const view = block.querySelector<HTMLElement>('[aria-pressed="true"][data-hr-view]')?.dataset.hrView ?? 'both';
      if (view !== 'both') all.append('view', `${idOf(block)}.${view}`);
      const row = block.querySelector<HTMLElement>(`tr.${chosen}`);
      if (row) all.append('mark', `${idOf(block)}${row.dataset.row}`);
    }
    const left = others();
    // A plain anchor stays while there is nothing to keep.
    if (!left || (all.size === 0 && !hasSettings())) return;
    const own = String(all).split('&').filter(Boolean);
    const hash = [...left, ...own.map((part) => prefixOf(name) + part)].join('&');
    const [page = ''] = location.href.split('#');
    try {
      // The whole address, for `<base>` says where others lead to; and what a router keeps stays.
      if (hash !== location.hash.slice(1)) history.replaceState(history.state, '', hash ? `${page}#${hash}` : page);
    } catch {
      // A page within another may have no address of its own.
    }
  }

  function choose(row: Element | undefined): void {
    for (const old of article.querySelectorAll(`tr.${chosen}`)) if (old !== row) old.classList.remove(chosen);
    row?.classList.add(chosen);
  }

  function rowOf({ table, row }: Pick<CellFocus, 'table' | 'row'>): Element | undefined {
    const rows = [...(blockOf(table)?.querySelectorAll<HTMLElement>('tr[data-row]') ?? [])];
    const isAt = ({ dataset: { row: place = '' } }: HTMLElement) => row === place || row.startsWith(`${place}/values`);
    return rows.find(isAt);
  }

  /** Shows what the address says; if it says nothing, as published, where another link of reports was `followed`. */
  function show(followed: boolean): void {
    const all = settingsOf(name);
    const first = parts()[0];
    const isOfReports = first !== undefined && (name ? named.test(first) : first === head);
    if (all.size === 0 && !(followed && isOfReports)) return;
    const texts = (what: string) => all.getAll(what).map((text) => text.split('.'));
    const wanted = all.get('language') ?? language.usual;
    if (wanted !== article.lang) language.choose?.(wanted);
    const [sorted, viewed] = [texts('sort'), texts('view')];
    for (const [table, sort] of sorts) {
      const id = idOf(table.closest('.hr-block') ?? table);
      const [, column, direction] = sorted.find(([one]) => one === id) ?? [];
      sort.sortBy(Number(column ?? -1), direction);
    }
    for (const block of blocks()) {
      const [, view = 'both'] = viewed.find(([one]) => one === idOf(block)) ?? [];
      const button = byAttribute(block, 'data-hr-view', view);
      if (button?.ariaPressed === 'false') button.click();
    }
    const [table = '', ...row] = (all.get('mark') ?? '').split('/');
    const marked = rowOf({ table, row: `/${row.join('/')}` });
    choose(marked);
    const [viewedAt] = [...sorted, ...viewed].flatMap(([id = '']) => blockOf(id) ?? []);
    const at = blockOf(all.get('at') ?? '');
    const place = at ?? marked ?? viewedAt;
    const scroll = () => place?.scrollIntoView({ block: place === marked ? 'center' : 'start' });
    // It may be about to be seen.
    if (place?.getClientRects().length) scroll();
    else requestAnimationFrame(scroll);
  }

  function chooseMark(): void {
    if (!mark) return;
    choose(rowOf(mark));
    write();
  }

  show(false);
  article.addEventListener('hr-sort', write, { signal });
  article.addEventListener('hr-mark', (event) => (mark = (event as CustomEvent<CellFocus | null>).detail), { signal });
  article.addEventListener('keyup', ({ target }) => target instanceof HTMLCanvasElement && chooseMark(), { signal });
  article.addEventListener(
    'click',
    ({ target }) => {
      if (!(target instanceof Element)) return;
      if (target instanceof HTMLCanvasElement) chooseMark();
      const row = target.closest('a, button') ? undefined : (target.closest('tr[data-row]') ?? undefined);
      if (row) choose(row.classList.contains(chosen) ? undefined : row);
      if (row || target.closest('[data-hr-view]')) write();
    },
    { signal },
  );
  if (options.signal) addEventListener('hashchange', () => show(true), { signal });
  write();
  return {
    write,
    linkTo: (block) => linkTo(block, idOf(block), others(), prefixOf(name)),
    leave: () => life.abort(),
  };
}
