// Says on the page what `npm start` still builds. Only pages that are served meanwhile have it.
const line = document.createElement('p');
line.setAttribute('role', 'status');
Object.assign(line.style, { margin: '0', padding: '0.5rem 1rem', background: 'Canvas', color: 'CanvasText' });
document.body.prepend(line);

async function show() {
  try {
    const { isDone, step, time } = await (await fetch('/building.json')).json();
    if (isDone) return line.remove();
    line.textContent =
      `Still building (${step}, ${time} so far, usually 6 minutes in all). ` +
      'Reports can be made, saved and downloaded once it is done.';
  } catch {
    line.textContent = 'The build has stopped. The terminal shows why.';
    return undefined;
  }
  return setTimeout(show, 1000);
}
void show();
