const script = typeof document === 'undefined' ? null : document.currentScript;

/** Address of a classic script; it can be asked only while the script runs for the first time. */
export const scriptAddress = script instanceof HTMLScriptElement && script.src ? script.src : undefined;
