/**
 * For a page that is in an iframe: tells the page around it how high it is. There, `hotline-report-frame.js`
 * gives the iframe that height.
 */

/** Time for which the layout must have been at rest, in milliseconds. */
const rest = 120;
/**
 * Maximum number of messages for one cause: a scrollbar that goes away makes room, which changes the height once more.
 */
const most = 2;

/** Message between the two pages. Only a height is told, so anybody may hear it. */
export interface HeightMessage {
  type: 'hotline-report:height';
  /** CSS pixels. */
  height: number;
}

/**
 * Posts the page's height to the page around it: once the layout is at rest, when its width or content changes, and
 * when it is asked. A height that only follows that of the iframe is not posted again, so the two never chase each other.
 *
 * @returns what stops it
 */
export function postHeight(): () => void {
  if (window.parent === window) return () => undefined;
  const stop = new AbortController();
  const { signal } = stop;
  let told = { height: 0, width: 0, frame: 0 };
  let posted = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    const height = contentHeight();
    const width = window.innerWidth;
    const frame = window.innerHeight;
    // Another width, or other content in an iframe that stayed as it was, is a new cause.
    if (width !== told.width || frame === told.frame) posted = 0;
    told.frame = frame;
    if (height === told.height || posted >= most) return;
    told = { height, width, frame };
    posted += 1;
    const message: HeightMessage = { type: 'hotline-report:height', height };
    window.parent.postMessage(message, '*');
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, rest);
  };

  const sizes = new ResizeObserver(soon);
  sizes.observe(document.documentElement);
  if (document.body) sizes.observe(document.body);
  window.addEventListener('resize', soon, { signal });
  window.addEventListener(
    'message',
    ({ source, data }: MessageEvent<unknown>) => {
      if (source !== window.parent || !isQuestion(data)) return;
      told.height = 0;
      posted = 0;
      soon();
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    sizes.disconnect();
  });
  return () => stop.abort();
}

function isQuestion(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'hotline-report:ask-height';
}

/** Returns the height that the content needs, whatever room there is. */
function contentHeight(): number {
  const { body } = document;
  const { marginTop, marginBottom } = getComputedStyle(body);
  const outside = parseFloat(marginTop) + parseFloat(marginBottom);
  return Math.ceil(body.getBoundingClientRect().height + (Number.isFinite(outside) ? outside : 0));
}
