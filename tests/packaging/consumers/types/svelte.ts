import type { SvelteHTMLElements } from 'svelte/elements';
import type {} from 'hotline-report/svelte';

export const props: SvelteHTMLElements['hotline-report'] = { src: '/missouri-2020.json', charts: 'svg' };
