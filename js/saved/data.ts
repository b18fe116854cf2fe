// What a saved page and its script agree on.

/** Data that the script needs beside the document. */
export interface SavedMore {
  /** The language that it is shown in. */
  language: string;
  contradictions: readonly unknown[];
  /** Geometry by region. */
  geometry: Record<string, unknown>;
  /** The words of the languages that its viewer does not have. */
  words?: string[];
}

/** Prefix of every id of a saved page. */
export const savedPrefix = 'hr-';
