/** A row with the rows nested under it. */
interface Branch {
  row: HTMLTableRowElement;
  children: Branch[];
}

type Compare = (one: string, other: string) => number;

export type Direction = 'ascending' | 'descending';

/** The order of a table's rows: heads of columns get buttons that sort by them: one way, the other, and as published. */
export class TableSort {
  readonly #table: HTMLTableElement;
  #compare = comparison('en');
  #by: { head: HTMLTableCellElement; direction: Direction } | undefined;
  /** The groups of rows as published, while they are in another order. */
  #published: [HTMLTableSectionElement, HTMLTableRowElement[]][] = [];

  constructor(table: HTMLTableElement) {
    this.#table = table;
  }

  /** Groups of columns are over the heads. Simulated browsers of tests know no rows of a section. */
  get #heads(): HTMLTableCellElement[] {
    return [...this.#table.querySelectorAll<HTMLTableCellElement>('thead > tr:last-child > :is(th, td)')];
  }

  /** Gives heads their buttons, where they have none yet, and the rows the chosen order. */
  renew(language: string): void {
    this.#compare = comparison(language);
    const heads = this.#heads;
    if (this.#by && !heads.includes(this.#by.head)) this.#by = undefined;
    // Nothing to put in order, or in one already.
    const rows = this.#table.querySelectorAll('tbody > tr').length;
    const sortable = rows < 2 ? [] : heads.filter((head) => !head.matches('.hr-rank, .hr-bar'));
    for (const head of sortable) if (!head.querySelector('.hr-sort')) this.#addButton(head);
    this.#arrange();
  }

  /** Puts the rows back as published, until the next call of `renew`. */
  rest(): void {
    if (this.#published.length === 0) return;
    this.#clear();
    for (const [body, rows] of this.#published) body.replaceChildren(...rows);
    this.#table.tHead?.after(...this.#published.map(([body]) => body));
    this.#published = [];
  }

  /** Takes the buttons away, and puts the rows back. */
  remove(): void {
    this.sortBy();
    for (const button of this.#table.querySelectorAll('.hr-sort')) button.replaceWith(...button.childNodes);
  }

  /** Sorts by a column, by its number among all; as published where there is no such column or direction. */
  sortBy(column = -1, direction = ''): void {
    const head = this.#heads[column];
    const isSortable = ['ascending', 'descending'].includes(direction) && head?.querySelector('.hr-sort');
    const by = head && isSortable ? { head, direction: direction as Direction } : undefined;
    if (by?.head === this.#by?.head && by?.direction === this.#by?.direction) return;
    this.rest();
    this.#by = by;
    this.#arrange();
    // The chart of the table follows it.
    this.#table.dispatchEvent(new Event('hr-sort', { bubbles: true }));
  }

  #addButton(head: HTMLTableCellElement): void {
    const ways: Direction[] = head.classList.contains('hr-n')
      ? ['descending', 'ascending']
      : ['ascending', 'descending'];
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'hr-sort';
    // Links to notes, and lines under the head, stay beside the button.
    const isBeside = (node: Node) => node instanceof Element && node.matches('.hr-ref, small');
    button.append(...[...head.childNodes].filter((node) => !isBeside(node)));
    head.prepend(button);
    button.addEventListener('click', () => {
      const way = this.#by?.head === head ? ways.indexOf(this.#by.direction) + 1 : 0;
      this.sortBy(this.#heads.indexOf(head), ways[way]);
    });
  }

  #arrange(): void {
    const heads = this.#heads;
    for (const head of heads) if (head !== this.#by?.head) head.removeAttribute('aria-sort');
    if (!this.#by) return;
    const { head, direction } = this.#by;
    head.ariaSort = direction;
    this.#published = [...this.#table.tBodies].map((body) => [body, [...body.rows]]);
    const rows = this.#published.flatMap(([, own]) => own);
    this.#clear();
    this.#table.tHead?.after(...groups(sorted(nested(rows), heads.indexOf(head), direction, this.#compare)));
  }

  #clear(): void {
    for (const body of this.#table.querySelectorAll(':scope > tbody')) body.remove();
  }
}

/** Returns how labels are compared. What does it is made once it is needed: the first of a page takes milliseconds. */
function comparison(language: string): Compare {
  let names: Intl.Collator | undefined;
  return (one, other) => (names ??= new Intl.Collator(language, { numeric: true })).compare(one, other);
}

function nested(rows: HTMLTableRowElement[]): Branch[] {
  const levels: Branch[][] = [[]];
  for (const row of rows) {
    const level = Number(row.dataset.level ?? 0);
    const branch: Branch = { row, children: [] };
    levels[level]?.push(branch);
    levels.length = level + 1;
    levels.push(branch.children);
  }
  return levels[0] ?? [];
}

/** Parts stay under their whole. What prints no figure comes last, as published: its place says nothing. */
function sorted(branches: Branch[], column: number, direction: Direction, compareTexts: Compare): Branch[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const withKeys = branches.map(({ row, children }) => ({
    branch: { row, children: sorted(children, column, direction, compareTexts) },
    key: keyOf(row, column),
  }));
  const compare = (a: string | number | undefined, b: string | number | undefined) => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a), String(b)));
  };
  return withKeys.toSorted((a, b) => compare(a.key, b.key)).map(({ branch }) => branch);
}

/** Returns the contents of a row in a column: its label, or a figure. */
function keyOf(row: HTMLTableRowElement, column: number): string | number | undefined {
  let place = 0;
  for (const cell of row.cells) {
    if (column < place + cell.colSpan) {
      if (cell.tagName === 'TH') return cell.querySelector('.hr-label')?.textContent ?? '';
      return cell.dataset.sort === undefined ? undefined : Number(cell.dataset.sort);
    }
    place += cell.colSpan;
  }
  return undefined;
}

/** Rows as the page groups them: one with parts heads a group of its own. */
function groups(branches: Branch[]): HTMLTableSectionElement[] {
  const made: HTMLTableSectionElement[] = [];
  const rowsOf = ({ row, children }: Branch): HTMLTableRowElement[] => [row, ...children.flatMap(rowsOf)];
  branches.forEach((branch, index) => {
    const alone = branch.children.length === 0 && branches[index - 1]?.children.length === 0;
    const body = alone ? made.at(-1) : undefined;
    const group = body ?? document.createElement('tbody');
    group.append(...rowsOf(branch));
    if (!body) made.push(group);
  });
  return made;
}
