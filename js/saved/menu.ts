/** Folds the controls of a report into one button, which is seen where there is little room (controls.css). */
export function foldTools(tools: HTMLElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'hr-fold';
  button.textContent = '☰';
  // What is in it, in the report's language.
  button.ariaLabel = [...tools.querySelectorAll('button')].map(({ textContent }) => textContent).join(', ');
  const open = (isOpen: boolean) => {
    tools.classList.toggle('hr-open', isOpen);
    button.ariaExpanded = String(isOpen);
  };
  open(false);
  button.addEventListener('click', () => open(button.ariaExpanded === 'false'));
  tools.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    open(false);
    button.focus();
  });
  tools.prepend(button);
}
