// A thin component around the element: what Vue sets as attributes stays an attribute, objects become properties.
import { defineComponent, h } from 'vue';
// oxlint-disable-next-line import/no-unassigned-import
import './element.js';

const any = { type: null, default: undefined };
const onOff = { type: Boolean, default: undefined };

/** As an attribute. */
const word = (value) => (value === undefined ? undefined : value ? 'on' : 'off');

export const HotlineReport = defineComponent({
  name: 'HotlineReport',
  props: {
    report: any,
    src: String,
    charts: String,
    notes: onOff,
    sortable: onOff,
    controls: onOff,
    permalink: String,
    tables: Array,
    language: String,
    geometry: any,
    headingLevel: Number,
    theme: String,
    loading: String,
    html: String,
  },
  emits: ['ready', 'error', 'cell-focus'],
  setup(props, { emit, slots }) {
    return () => {
      const { report, geometry, html, tables } = props;
      const inside = html === undefined ? slots.default?.() : [h('div', { innerHTML: html })];
      return h(
        'hotline-report',
        {
          '^src': props.src,
          '^charts': props.charts,
          '^notes': word(props.notes),
          '^sortable': word(props.sortable),
          '^controls': word(props.controls),
          '^permalink': props.permalink,
          '^tables': tables?.join(' '),
          '^language': props.language,
          '^theme': props.theme,
          '^loading': props.loading,
          '^heading-level': props.headingLevel,
          ...(typeof geometry === 'string' ? { '^geometry': geometry } : { '.geometry': geometry }),
          '.report': report,
          onReportReady: ({ detail }) => emit('ready', detail),
          onReportError: ({ detail }) => emit('error', detail),
          onCellFocus: ({ detail }) => emit('cell-focus', detail),
        },
        inside,
      );
    };
  },
});
