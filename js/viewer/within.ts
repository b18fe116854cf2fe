/** Returns what can be ended by itself, and ends with something longer at the latest. */
export function within(longer: AbortSignal): AbortController {
  const own = new AbortController();
  longer.addEventListener('abort', () => own.abort(), { signal: own.signal });
  if (longer.aborted) own.abort();
  return own;
}
