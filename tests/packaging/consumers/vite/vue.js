import { createApp, h, ref } from 'vue';
import { HotlineReport } from 'hotline-report/vue';
import { broken, geometry, src, tell } from './heard.js';

createApp({
  setup() {
    const isThere = ref(true);
    const props = ref({});
    const button = (id, act) => h('button', { id, onClick: act }, id);
    return () => [
      button('charts', () => (props.value = { ...props.value, charts: 'none' })),
      button('break', () => (props.value = { ...props.value, report: broken })),
      button('mend', () => (props.value = { ...props.value, report: undefined })),
      button('misspell', () => (props.value = { ...props.value, chart: 'svg' })),
      button('correct', () => (props.value = {})),
      button('leave', () => (isThere.value = false)),
      isThere.value &&
        h(HotlineReport, { src, geometry, ...props.value, onReady: () => tell('ready'), onError: () => tell('error') }),
    ];
  },
}).mount('#app');
