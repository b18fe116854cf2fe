import { listen, type Actions } from './actions.js';
import { offer } from './sharing.js';
import { closeTools, foldTools } from './menu.js';
import { keepAddress, type Address } from './permalink.js';
import { TableSort } from './table-sort.js';

/** Choice of what a reader can do. */
export interface ControlOptions {
  /** `false` if tables do not sort. */
  sortable?: boolean | undefined;
  /** Name of the report in the address of its page; the address keeps nothing where it is absent. */
  permalink?: string | undefined;
  /** Prefix of the ids of the article. */
  prefix: string;
}

/** The controls of a report on the page. The article holds those that are buttons of the report hidden. */
export class Controls {
  readonly #article: HTMLElement;
  readonly #actions: Actions;
  /** The actions, with the addresses that the page keeps. */
  readonly #sharing: Actions;
  readonly #sorts = new Map<HTMLTableElement, TableSort>();
  readonly #signal: AbortSignal | undefined;
  #address: (Address & { name: string }) | undefined;
  #focused: Element | null = null;

  /** @param signal ends what listens beyond the article */
  constructor(article: HTMLElement, actions: Actions, signal?: AbortSignal) {
    this.#article = article;
    this.#actions = actions;
    this.#signal = signal;
    const linkTo = actions.linkTo ?? ((block) => this.#address?.linkTo(block));
    this.#sharing = { ...actions, linkTo };
    listen(article, {
      ...this.#sharing,
      chooseLanguage: (language) => {
        article.querySelectorAll<HTMLElement>('.hr-tools').forEach(closeTools);
        actions.chooseLanguage(language);
      },
    });
  }

  /** Puts rows back as published, before the article is written anew. */
  rest(): void {
    this.#focused = (this.#article.getRootNode() as Document | ShadowRoot).activeElement;
    for (const sort of this.#sorts.values()) sort.rest();
  }

  /** Shows the controls that the article holds now, and gives the rows the chosen order again. */
  renew({ sortable = true }: ControlOptions): void {
    const article = this.#article;
    for (const bar of article.querySelectorAll<HTMLElement>('.hr-tools, .hr-controls')) bar.hidden = false;
    article.querySelectorAll<HTMLElement>('.hr-tools').forEach(foldTools);
    offer(article, this.#actions.report(), this.#sharing);
    const tables = new Set(sortable ? article.querySelectorAll('table') : []);
    for (const [table, sort] of this.#sorts) {
      if (tables.has(table)) continue;
      sort.remove();
      this.#sorts.delete(table);
    }
    for (const table of tables) {
      const sort = this.#sorts.get(table) ?? new TableSort(table);
      this.#sorts.set(table, sort);
      sort.renew(article.lang);
    }
    // A row that is moved loses the focus.
    const focused = this.#focused as HTMLElement | null;
    this.#focused = null;
    if (focused?.isConnected && article.contains(focused) && !focused.matches(':focus')) {
      focused.focus({ preventScroll: true });
    }
  }

  /** Shows what the address of the page says of the report, once it is on the page, and keeps it from then on. */
  keep({ permalink: name = '', prefix }: ControlOptions): void {
    if (name === (this.#address?.name ?? '')) return this.#address?.write();
    this.forget();
    if (!name) return;
    const { report, chooseLanguage } = this.#actions;
    const address = keepAddress(this.#article, prefix, {
      ...(name.startsWith('#') ? { head: name.slice(1) } : { name }),
      sorts: this.#sorts,
      language: {
        usual: this.#article.lang,
        choose: (language) => report().languages.includes(language) && chooseLanguage(language),
      },
      signal: this.#signal,
    });
    this.#address = { ...address, name };
    offer(this.#article, report(), this.#sharing);
  }

  /** Keeps nothing in the address, until it is asked to again. */
  forget(): void {
    if (!this.#address) return;
    this.#address.leave();
    this.#address = undefined;
    offer(this.#article, this.#actions.report(), this.#sharing);
  }

  /** The order of each table. */
  get sorts(): ReadonlyMap<HTMLTableElement, TableSort> {
    return this.#sorts;
  }
}
