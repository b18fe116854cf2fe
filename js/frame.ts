/**
 * For a page that holds reports in iframes, as a classic script: gives each the height that it asks for.
 *
 * ```html
 * <iframe data-hotline-report src="https://figures.example.org/missouri-2020.html" title="Missouri, 2020"></iframe>
 * <script src="hotline-report-frame.js"></script>
 * ```
 *
 * A height is taken only from the window of an iframe with that attribute, and only if its page still comes from the
 * origin that the iframe names.
 */
import type { HeightMessage } from './frame-height.js';

/** CSS pixels; whoever asks for more is mistaken. */
const highest = 100_000;

/** The origin of pages in a sandbox that takes theirs away. */
const opaque = 'null';

function originOf(frame: HTMLIFrameElement): string {
  const sandboxed = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
  if (sandboxed || frame.hasAttribute('srcdoc')) return sandboxed ? opaque : location.origin;
  return URL.canParse(frame.src) ? new URL(frame.src).origin : opaque;
}

function heightOf(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { type, height } = data as Partial<HeightMessage>;
  if (type !== 'hotline-report:height' || typeof height !== 'number') return undefined;
  return height > 0 && height <= highest ? Math.ceil(height) : undefined;
}

function frames(): HTMLIFrameElement[] {
  return [...document.querySelectorAll<HTMLIFrameElement>('iframe[data-hotline-report]')];
}

window.addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
  const height = heightOf(data);
  if (height === undefined) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame || originOf(frame) !== origin) return;
  frame.style.height = `${height}px`;
});

/** Asks for the height again: the page in an iframe may have sent it before this script could hear it. */
function ask(): void {
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: 'hotline-report:ask-height' }, '*');
}

if (document.readyState === 'complete') ask();
else window.addEventListener('load', ask);
