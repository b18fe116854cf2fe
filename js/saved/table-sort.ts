/** A row with the rows nested under it. */
interface Branch {
  row: HTMLTableRowElement;
  children: Branch[];
}

type Direction = 'ascending' | 'descending';

/** Gives the heads of a table's columns buttons that sort by them: one way, the other, and as published. */
export function makeSortable(table: HTMLTableElement, language: string): void {
  const bodies = [...table.tBodies];
  const published = bodies.map((body) => [...body.rows]);
  // Groups of columns are over the heads.
  const heads = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells ?? [])];
  // Nothing to put in order, or in one already.
  if (published.flat().length < 2) return;
  const names = new Intl.Collator(language, { numeric: true });
  let by: { column: number; direction: Direction } | undefined;
  heads.forEach((head, column) => {
    if (head.matches('.hr-rank, .hr-bar')) return;
    const ways: Direction[] = head.classList.contains('hr-n')
      ? ['descending', 'ascending']
      : ['ascending', 'descending'];
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'hr-sort';
    // Links to notes stay beside the button.
    button.append(...[...head.childNodes].filter((node) => !(node instanceof Element && node.matches('.hr-ref'))));
    head.prepend(button);
    button.addEventListener('click', () => {
      const next = ways[by?.column === column ? ways.indexOf(by.direction) + 1 : 0];
      by = next && { column, direction: next };
      for (const other of heads) other.removeAttribute('aria-sort');
      while (table.tBodies[0]) table.tBodies[0].remove();
      if (by) {
        head.ariaSort = by.direction;
        table.tHead?.after(...groups(sorted(nested(published.flat()), column, by.direction, names)));
      } else {
        restore();
      }
      // The chart of the table follows it.
      table.dispatchEvent(new Event('hr-sort', { bubbles: true }));
    });
  });

  function restore(): void {
    bodies.forEach((body, index) => body.replaceChildren(...(published[index] ?? [])));
    table.tHead?.after(...bodies);
  }
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
function sorted(branches: Branch[], column: number, direction: Direction, names: Intl.Collator): Branch[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const withKeys = branches.map(({ row, children }) => ({
    branch: { row, children: sorted(children, column, direction, names) },
    key: keyOf(row, column),
  }));
  const compare = (a: string | number | undefined, b: string | number | undefined) => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : names.compare(String(a), String(b)));
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
