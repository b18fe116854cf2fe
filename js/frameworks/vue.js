// A thin component around the element: what Vue sets as attributes stays an attribute, objects become properties.
import { defineComponent, h } from 'vue';
// oxlint-disable-next-line import/no-unassigned-import
import './element.js';
import { isOfPage } from './html-attributes.js';

const any = { type: null, default: undefined };
const onOff = { type: Boolean, default: undefined };

/** As an attribute. */
const word = (value) => (typeof value === 'boolean' ? (value ? 'on' : 'off') : value);

/** Attributes that go to the element as they are, and the names of those that nobody knows. */
function sorted(attrs) {
  // A letter before a name says whether Vue sets an attribute or a property.
  const isKnown = (name) => isOfPage(name.replace(/^[.^]/, ''));
  const names = Object.keys(attrs);
  return [
    Object.fromEntries(names.filter(isKnown).map((name) => [name, attrs[name]])),
    names.filter((name) => !isKnown(name)).join(' '),
  ];
}

export const HotlineReport = defineComponent({
  name: 'HotlineReport',
  inheritAttrs: false,
  props: {
    report: any,
    src: String,
    check: onOff,
    charts: String,
    notes: onOff,
    noteNumbering: String,
    sortable: onOff,
    controls: onOff,
    permalink: String,
    prefix: String,
    tables: Array,
    language: String,
    geometry: any,
    headingLevel: Number,
    theme: String,
    loading: String,
    html: String,
  },
  emits: ['ready', 'error', 'cell-focus'],
  setup(props, { attrs, emit, slots }) {
    return () => {
      const { report, geometry, html, tables } = props;
      const [own, unknown] = sorted(attrs);
      const inside = html === undefined ? slots.default?.() : [h('div', { innerHTML: html })];
      return h(
        'hotline-report',
        {
          ...own,
          '^src': props.src,
          '^check': word(props.check),
          '^charts': props.charts,
          '^notes': word(props.notes),
          '^note-numbering': props.noteNumbering,
          '^sortable': word(props.sortable),
          '^controls': word(props.controls),
          '^permalink': props.permalink,
          '^prefix': props.prefix,
          '^tables': Array.isArray(tables) ? tables.join(' ') : tables,
          '^language': props.language,
          '^theme': props.theme,
          '^loading': props.loading,
          '^heading-level': props.headingLevel,
          ...(typeof geometry === 'string' ? { '^geometry': geometry } : { '.geometry': geometry }),
          '.report': report,
          '.unknownProps': unknown,
          onReportReady: ({ detail }) => emit('ready', detail),
          onReportError: ({ detail }) => emit('error', detail),
          onCellFocus: ({ detail }) => emit('cell-focus', detail),
        },
        inside,
      );
    };
  },
});
