// The tables of the report: which, in which order, and what each shows.
import { html, useState } from '/pkg/preact/preact.js';
import { Button, Choice, focusSoon, Problems, Sign, Text } from './controls.js';
import { TableFields } from './table-fields.js';
import { canBeRows } from '../plan/edit.js';
import { sectionText, withSectionText, withText } from '../plan/texts.js';
import {
  withSection,
  withSectionMoved,
  withTable,
  withTableMoved,
  withoutSection,
  withoutTable,
} from '../plan/tables.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/edit.js').Section} Section */
/** @typedef {import('../plan/edit.js').Table} Table */

/** @param {{session: Session, about: string, open: (panel: string, about: string) => void}} of */
export function TablesPanel({ session, about, open }) {
  const { plan } = session;
  const sections = plan.report.sections ?? [];
  return html`<div>
    ${sections.map((section, place) => html`<${Part} key=${place} session=${session} section=${section} place=${place} of=${sections.length} about=${about} open=${open} />`)}
    <${Add} session=${session} open=${open} />
    <${Button}
      text="Add a section"
      press=${() => session.change(withSection(plan), { said: 'A section was added.' })}
    />
  </div>`;
}

/** @param {{session: Session, section: Section, place: number, of: number, about: string, open: (panel: string, about: string) => void}} of */
function Part({ session, section, place, of, about, open }) {
  const { plan } = session;
  const name = section.heading ?? `Section ${place + 1}`;
  const move = (/** @type {1 | -1} */ by) => {
    session.change(withSectionMoved(plan, place, by), { said: `${name} is section ${place + by + 1}.` });
    focusSoon(`section-${by < 0 ? 'up' : 'down'}-${place + by}`);
  };
  return html`<section class="part" aria-label=${name}>
    <div class="with-signs">
      <${Text}
        label="Heading of the section"
        id=${`section-${place}`}
        value=${section.heading ?? ''}
        input=${(/** @type {string} */ text) => session.change(withText(plan, ['report', 'sections', place, 'heading'], text, false), { typing: `section-${place}` })}
      />
      <span class="signs">
        <${Sign}
          label=${`Move the section ${name} up`}
          sign="↑"
          id=${`section-up-${place}`}
          disabled=${place === 0}
          press=${() => move(-1)}
        />
        <${Sign}
          label=${`Move the section ${name} down`}
          sign="↓"
          id=${`section-down-${place}`}
          disabled=${place === of - 1}
          press=${() => move(1)}
        />
        <${Sign}
          label=${`Remove the section ${name}; its tables stay`}
          sign="×"
          disabled=${of === 1}
          press=${() => session.change(withoutSection(plan, place), { said: `The section ${name} is gone.` })}
        />
      </span>
    </div>
    <${Text}
      label="Text under the heading"
      rows="2"
      id=${`section-text-${place}`}
      value=${sectionText(plan, place)}
      input=${(/** @type {string} */ text) =>
        session.change(withSectionText(plan, place, text), { typing: `section-text-${place}` })}
    />
    <ul class="plain">
      ${(section.tables ?? []).map((table, at) => html`<${Line} key=${table.id} session=${session} table=${table} isFirst=${place === 0 && at === 0} isLast=${place === of - 1 && at === (section.tables?.length ?? 0) - 1} isOpen=${about === table.id} open=${open} />`)}
    </ul>
  </section>`;
}

/** @param {{session: Session, table: Table, isFirst: boolean, isLast: boolean, isOpen: boolean, open: (panel: string, about: string) => void}} of */
function Line({ session, table, isFirst, isLast, isOpen, open }) {
  const { plan } = session;
  const { id = '', title = '' } = table;
  const move = (/** @type {1 | -1} */ by) =>
    session.change(withTableMoved(plan, id, by), { said: `${title} moved ${by < 0 ? 'up' : 'down'}.` });
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const by = event.altKey
      ? /** @type {const} */ ({ ArrowUp: -1, ArrowDown: 1 })[/** @type {'ArrowUp'} */ (event.key)]
      : undefined;
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };
  const remove = () => {
    session.change(withoutTable(plan, id), { said: `The table ${title} is gone.` });
    open('tables', '');
  };
  return html`<li class=${isOpen ? 'line is-open' : 'line'}>
    <div class="with-signs" onKeyDown=${keys}>
      <button
        type="button"
        class="line-name"
        aria-expanded=${isOpen}
        data-about=${`table-${id}`}
        onClick=${() => open('tables', isOpen ? '' : id)}
      >
        <bdi>${title}</bdi>
      </button>
      <span class="signs">
        <${Sign}
          label=${`Move ${title} up`}
          sign="↑"
          id=${`table-up-${id}`}
          disabled=${isFirst}
          press=${() => move(-1)}
        />
        <${Sign}
          label=${`Move ${title} down`}
          sign="↓"
          id=${`table-down-${id}`}
          disabled=${isLast}
          press=${() => move(1)}
        />
        <${Sign} label=${`Remove ${title}`} sign="×" press=${remove} />
      </span>
    </div>
    <${Problems} session=${session} at=${`report › table “${id}”`} />
    ${isOpen && html`<${TableFields} session=${session} table=${table} />`}
  </li>`;
}

/** @param {{session: Session, open: (panel: string, about: string) => void}} of */
function Add({ session, open }) {
  const { plan } = session;
  const ids = Object.keys(plan.fields).filter((id) => canBeRows(plan, id));
  const [chosen, choose] = useState('');
  const by = ids.includes(chosen) ? chosen : (ids[0] ?? '');
  if (ids.length === 0) return html`<p class="quiet">Switch a column on under Columns; then it can have a table.</p>`;
  const add = () => {
    const next = withTable(plan, by);
    const table = next.report.sections?.at(-1)?.tables?.at(-1);
    session.change(next, { said: `The table ${table?.title} was added.` });
    open('tables', table?.id ?? '');
  };
  return html`<div class="row">
    <${Choice}
      label="A new table by"
      id="new-table"
      value=${by}
      options=${ids.map((id) => [id, plan.fields[id]?.label ?? id])}
      change=${choose}
    />
    <${Button} text="Add the table" press=${add} />
  </div>`;
}
