/** Folds the controls of a report into one button, which is seen where there is little room (controls.css). */
export function foldTools(tools: HTMLElement): void {
  let button = tools.querySelector<HTMLElement>('.hr-fold');
  if (!button) {
    const fold = document.createElement('button');
    fold.type = 'button';
    fold.className = 'hr-fold';
    fold.textContent = '☰';
    fold.ariaExpanded = 'false';
    fold.addEventListener('click', () => open(tools, fold.ariaExpanded === 'false'));
    tools.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && fold.ariaExpanded === 'true') closeTools(tools);
    });
    tools.prepend(fold);
    button = fold;
  }
  // What is in it, in the report's language.
  const others = [...tools.querySelectorAll('button:not(.hr-fold)')];
  button.ariaLabel = others.map(({ textContent }) => textContent).join(', ');
}

/** Closes the menu where it is one; the focus stays, or goes to its button. */
export function closeTools(tools: HTMLElement): void {
  const focused = (tools.getRootNode() as Document | ShadowRoot).activeElement as HTMLElement | null;
  open(tools, false);
  if (!tools.contains(focused) || focused?.offsetParent) return;
  tools.querySelector<HTMLElement>('.hr-fold')?.focus();
}

function open(tools: HTMLElement, isOpen: boolean): void {
  tools.classList.toggle('hr-open', isOpen);
  const button = tools.querySelector<HTMLElement>('.hr-fold');
  if (button) button.ariaExpanded = String(isOpen);
}
