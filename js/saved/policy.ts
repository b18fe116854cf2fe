/** Parts of the policy of a page that is one file: the scripts and styles in it, by their hashes, and what else it needs. */
export interface FilePolicy {
  /** Absent in a page without script. */
  script?: string | undefined;
  styles: readonly string[];
  /** Directives beside those of every such page: `worker-src blob:`. */
  more?: readonly string[];
  /** Schemes of pictures. */
  pictures?: string;
}

/** Returns the policy of a page that is one file. All that the page may do is named; the rest is forbidden, above all any connection. */
export function filePolicy({ script, styles, more = [], pictures = 'data:' }: FilePolicy): string {
  return [
    "default-src 'none'",
    ...(script === undefined ? [] : [`script-src '${script}' 'wasm-unsafe-eval'`]),
    ['style-src', ...styles.map((hash) => `'${hash}'`)].join(' '),
    ...more,
    `img-src ${pictures}`,
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types hotline-report',
  ].join('; ');
}
