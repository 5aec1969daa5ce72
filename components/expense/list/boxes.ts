/** The name of the event that is dispatched on the document when the selection changes. */
export const selectionChanged = 'outlay:selection';

const boxes = '[data-list] input[type=checkbox]';

/** Returns the checkboxes of the rows on this page. */
export const rowBoxes = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>(boxes)];

/** Whether the element is the checkbox of a row. */
export const isRowBox = (element: EventTarget | null): element is HTMLInputElement =>
  element instanceof HTMLInputElement && element.matches(boxes);

/** Returns the id of the expense in the row of the checkbox. The link of the row has it, so the box has no value. */
export const idOf = (box: HTMLInputElement): string =>
  box.closest('tr')?.querySelector('a')?.pathname.split('/').at(-1) ?? '';

const key = 'outlay.selection';

/**
 * Returns the ids of the selected expenses, including those on other pages of the list. The selection is in
 * sessionStorage, so it lasts until the tab is closed.
 */
export function readSelection(): Set<string> {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(saved) ? saved.filter((id): id is string => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}

export function saveSelection(selected: ReadonlySet<string>): void {
  sessionStorage.setItem(key, JSON.stringify([...selected]));
  document.dispatchEvent(new Event(selectionChanged));
}
