/** Properties that a page may have set before the class of the element was known. */
export const properties = [
  'src',
  'report',
  'check',
  'charts',
  'notes',
  'noteNumbering',
  'sortable',
  'controls',
  'permalink',
  'theme',
  'tables',
  'language',
  'geometry',
  'loading',
  'headingLevel',
  'unknownProps',
];

/** The attributes of the element. The DOM has a property of the name of `prefix`, so that is an attribute alone. */
export const attributes = [
  'src',
  'check',
  'charts',
  'notes',
  'note-numbering',
  'sortable',
  'controls',
  'permalink',
  'language',
  'theme',
  'tables',
  'geometry',
  'loading',
  'heading-level',
  'prefix',
];

/** Values of attributes that are not options of `mount` as they are. */
const onOff = ['on', 'off'];
const words = {
  check: onOff,
  notes: onOff,
  sortable: onOff,
  controls: onOff,
  theme: ['auto', 'light', 'dark'],
  loading: ['lazy', 'eager'],
};

/** Functions of the viewer, which the element loads on demand. */
type Checks = Pick<typeof import('../index.js'), 'checkOptions' | 'nearest'>;

/**
 * Checks what a page says of an element by its attributes, or a component for a framework by its props.
 *
 * @param props those of the component that it does not know
 * @throws {ReportError} `invalid-options`, with the name or the values that may be meant
 */
export function checkAttributes(element: Element, props: readonly string[], { checkOptions, nearest }: Checks): void {
  const known = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, words.notes]));
  const component = properties.filter((name) => name !== 'unknownProps');
  checkOptions(
    Object.fromEntries(props.map((name) => [name, true])),
    known([...component, 'prefix', 'html', 'onReady', 'onError', 'onCellFocus']),
  );
  // A page and its framework may have attributes of their own; one that is nearly ours was meant to be.
  const misspelt = element
    .getAttributeNames()
    .filter((name) => !attributes.includes(name) && nearest(name, attributes) !== undefined);
  checkOptions(Object.fromEntries(misspelt.map((name) => [name, true])), known(attributes));
  checkOptions(
    Object.fromEntries(Object.keys(words).map((name) => [name, element.getAttribute(name) ?? undefined])),
    words,
  );
}
