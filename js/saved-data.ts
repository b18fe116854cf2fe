// What a saved page and its script agree on.

/** Data that the script needs beside the document. */
export interface SavedMore {
  /** The language of the fixed words. */
  language: string;
  contradictions: readonly unknown[];
  /** Geometry by region. */
  geometry: Record<string, unknown>;
}

/** Prefix of every id of a saved page. */
export const savedPrefix = 'hr-';
