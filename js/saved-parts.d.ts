/** A part of a saved report that the build makes: its text, and the hash by which a policy lets it pass. */
declare module 'saved:*' {
  export const text: string;
  export const hash: string;
}
