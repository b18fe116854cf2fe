/** Separators of the items of lists, by column; a semicolon where a plan says none. */
export type Separators = Record<string, string>;

/** The separator where a plan says none. */
export const semicolon = ';';
