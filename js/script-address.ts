const script = typeof document === 'undefined' ? null : document.currentScript;

/** Where a classic script came from; it can be asked only while the script runs for the first time. */
export const scriptAddress = script instanceof HTMLScriptElement && script.src ? script.src : undefined;
