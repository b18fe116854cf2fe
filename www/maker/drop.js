// Files that are dropped on a part of the page.

/** @param {HTMLElement} zone @param {(...files: File[]) => void} take */
export function acceptDrops(zone, take) {
  const isOver = (/** @type {boolean} */ over) => zone.classList.toggle('over', over);
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    isOver(true);
  });
  zone.addEventListener('dragleave', () => isOver(false));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    isOver(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) take(...files);
  });
}
