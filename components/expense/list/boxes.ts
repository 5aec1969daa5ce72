/** Dispatched on the document when the selection of the list changes. */
export const selectionChanged = 'outlay:selection';

/** Returns the checkboxes of the list on this page. */
export const boxesOf = (form: string): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][form="${form}"]`),
];

const key = 'outlay.selection';

/** Returns the selected ids, on this page and on others. The selection survives paging and ends with the tab. */
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
