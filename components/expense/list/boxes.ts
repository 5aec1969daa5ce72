/** The name of the event that is dispatched on the document when the selection changes. */
export const selectionChanged = 'outlay:selection';

/** Returns the checkboxes in the list of expenses that belong to the form with this id. */
export const boxesOf = (form: string): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][form="${form}"]`),
];

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
