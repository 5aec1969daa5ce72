/** Said on the document whenever the picked rows of a list change. */
export const changedBox = 'outlay:picked';

/** The boxes of the list on this page. */
export const boxesOf = (form: string): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][form="${form}"]`),
];

const key = 'outlay.picked';

/** What is picked, on this page and on others: it survives paging and ends with the tab. */
export function readPicked(): Set<string> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}

export function keepPicked(picked: ReadonlySet<string>): void {
  sessionStorage.setItem(key, JSON.stringify([...picked]));
  document.dispatchEvent(new Event(changedBox));
}
