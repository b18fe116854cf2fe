/** A mark of a table or a chart, by the id of its table and the pointer of its row. */
interface Mark {
  table: string;
  row: string;
}

/** Class of the row that the reader chose; notes that were followed look the same. */
const chosen = 'hr-target';

/** Returns whether a page's address has settings, `#language=es-US&sort=callers.1.descending`, and not a plain anchor. */
export const hasSettings = (): boolean => location.hash.includes('=');

const settings = (): URLSearchParams => new URLSearchParams(hasSettings() ? location.hash.slice(1) : '');

/** The language in the address, if it has one. */
export const languageOfAddress = (): string | undefined => settings().get('language') ?? undefined;

/**
 * Keeps language, sorting, view and chosen row of a report in the address of its page, so that a link shows what its sender
 * saw; shows what the address says.
 *
 * @param usual the language that needs no mention
 * @param name of the report in the address of a page that has several: `missouri-2020&sort=callers.1.descending`
 * @returns what to call when a reader comes to a mark of a chart
 */
export function keepAddress(
  article: HTMLElement,
  prefix: string,
  usual: string,
  name = '',
): (mark: Mark | null) => void {
  const blocks = [...article.querySelectorAll<HTMLElement>(`[id^="${prefix}table-"]`)];
  const idOf = (block: Element) => block.id.slice(`${prefix}table-`.length);

  function write(): void {
    const all = new URLSearchParams();
    if (article.lang !== usual) all.set('language', article.lang);
    for (const block of blocks) {
      const heads = [...(block.querySelector('thead tr:last-child')?.children ?? [])];
      const column = heads.findIndex((head) => head.hasAttribute('aria-sort'));
      if (column >= 0) all.append('sort', `${idOf(block)}.${column}.${heads[column]?.ariaSort}`);
      const view = block.querySelector<HTMLElement>('[aria-pressed="true"][data-hr-view]')?.dataset.hrView ?? 'both';
      if (view !== 'both') all.append('view', `${idOf(block)}.${view}`);
      const row = block.querySelector<HTMLElement>(`tr.${chosen}`);
      if (row) all.set('mark', `${idOf(block)}${row.dataset.row}`);
    }
    const rest = String(all);
    if (!rest && !hasSettings()) return;
    const hash = [name, rest].filter(Boolean).join('&');
    try {
      history.replaceState(null, '', hash ? `#${hash}` : location.href.split('#')[0]);
    } catch {
      // A page within another may have no address of its own.
    }
  }

  function choose(row: Element | undefined): void {
    for (const old of article.querySelectorAll(`tr.${chosen}`)) if (old !== row) old.classList.remove(chosen);
    row?.classList.add(chosen);
  }

  function rowOf({ table, row }: Mark): Element | undefined {
    const rows = [
      ...(blocks.find((block) => idOf(block) === table)?.querySelectorAll<HTMLElement>('tr[data-row]') ?? []),
    ];
    const isAt = ({ dataset: { row: place = '' } }: HTMLElement) => row === place || row.startsWith(`${place}/values`);
    return rows.find(isAt);
  }

  function show(): void {
    const all = settings();
    const seen: (Element | undefined)[] = [];
    for (const [id = '', column = '', direction = ''] of all.getAll('sort').map((text) => text.split('.'))) {
      const block = blocks.find((one) => idOf(one) === id);
      const head = block?.querySelector('thead tr:last-child')?.children[Number(column)];
      const press = (): void => head?.querySelector('button')?.click();
      if (head?.ariaSort !== direction) press();
      if (head?.ariaSort !== direction) press();
      seen.push(block);
    }
    for (const [id = '', view = ''] of all.getAll('view').map((text) => text.split('.'))) {
      const block = blocks.find((one) => idOf(one) === id);
      block?.querySelector<HTMLElement>(`[data-hr-view="${CSS.escape(view)}"]`)?.click();
      seen.push(block);
    }
    const [table = '', ...row] = (all.get('mark') ?? '').split('/');
    const marked = rowOf({ table, row: `/${row.join('/')}` });
    choose(marked);
    (marked ?? seen.find(Boolean))?.scrollIntoView({ block: marked ? 'center' : 'start' });
  }

  show();
  article.addEventListener('hr-sort', write);
  article.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const row = target.closest('a, button') ? undefined : (target.closest('tr[data-row]') ?? undefined);
    if (row) choose(row.classList.contains(chosen) ? undefined : row);
    if (row || target.closest('[data-hr-view]')) write();
  });
  write();
  return (mark) => {
    if (!mark) return;
    choose(rowOf(mark));
    write();
  };
}
