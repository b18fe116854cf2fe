/** Parts that a page can style from outside by `::part(name)`, and what each is within. */
export const parts = {
  report: '.hr-report',
  header: '.hr-header',
  title: '.hr-header > :is(h1, h2, h3, h4)',
  heading: ':is(.hr-section, .hr-caveat, .hr-block) > :is(h2, h3, h4, h5, h6)',
  lead: '.hr-lead',
  headline: '.hr-headline',
  figure: '.hr-figure',
  section: '.hr-section',
  block: '.hr-block',
  chart: '.hr-chart',
  tip: '.hr-tip',
  table: 'table',
  summary: '.hr-summary',
  notes: '.hr-notes',
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
