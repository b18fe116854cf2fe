/** Parts that a page can style from outside by `::part(name)`, and what each is within. */
export const parts = {
  report: '.hr-report',
  header: '.hr-header',
  logo: '.hr-logo',
  publisher: '.hr-publisher',
  title: '.hr-header > :is(h1, h2, h3, h4)',
  heading: ':is(.hr-section, .hr-caveat, .hr-block) > :is(h2, h3, h4, h5, h6)',
  subtitle: '.hr-subtitle',
  dateline: '.hr-dateline',
  lead: '.hr-lead',
  contents: '.hr-contents',
  headline: '.hr-headline',
  figure: '.hr-figure',
  number: '.hr-big',
  section: '.hr-section',
  block: '.hr-block',
  chart: '.hr-chart',
  canvas: 'canvas',
  tip: '.hr-tip',
  measure: '.hr-measure',
  table: 'table',
  caption: 'caption',
  head: 'thead th',
  row: ':is(tbody, tfoot) tr',
  total: 'tfoot tr',
  label: ':is(tbody, tfoot) th',
  cell: 'td',
  mark: '.hr-ref',
  sort: '.hr-sort',
  tools: '.hr-tools',
  controls: '.hr-controls',
  legend: '.hr-tints',
  summary: '.hr-summary',
  notes: '.hr-notes',
  note: '.hr-notes li',
  caveat: '.hr-caveat',
  footer: '.hr-footer',
  error: '.hr-error',
} as const;

/** Names the parts of what is in a shadow root. */
export function nameParts(root: ShadowRoot): void {
  for (const [name, selector] of Object.entries(parts)) {
    for (const element of root.querySelectorAll(selector)) element.part?.add(name);
  }
}
