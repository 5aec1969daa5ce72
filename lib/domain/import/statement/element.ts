import { normaliseLine } from '@/lib/domain/text';

/** Where a record starts in the file. Many banks write a whole file on one line. */
export type Place = {
  /** The physical line, from 1. */
  readonly line: number;
  /** The number of characters before it. */
  readonly position: number;
};

/** An element of a statement: a tag with a text, or with other elements. */
export type Element = {
  /** The name of the tag, without a namespace prefix. */
  readonly name: string;
  /** The place of the opening tag. */
  readonly place: Place;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: Element[];
  readonly parent: Element | null;
  /** Why the element cannot be trusted, such as a closing tag without its opening tag; null when it is sound. */
  damage: string | null;
};

export const newElement = (
  name: string,
  place: Place,
  parent: Element | null,
  attributes: Readonly<Record<string, string>> = {},
): Element => ({ name, place, attributes, text: '', children: [], parent, damage: null });

/** Returns the first element at a path of names below the element. */
export function at(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  let found = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

/** Returns the text at a path of names, in one line. Null when there is none. */
export const textAt = (element: Element | undefined, ...path: readonly string[]): string | null =>
  normaliseLine(at(element, ...path)?.text ?? '') || null;

export const all = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** Returns the texts of all children with this name, in one line each. Empty texts are left out. */
export const textsOf = (element: Element | undefined, name: string): string[] =>
  all(element, name)
    .map(({ text }) => normaliseLine(text))
    .filter((text) => text !== '');

/** Yields the elements below an element with one of these names, in the order of the file. */
export function* below(element: Element, names: ReadonlySet<string>): Generator<Element> {
  const waiting = [...element.children].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (names.has(next.name)) yield next;
    for (let index = next.children.length - 1; index >= 0; index -= 1) {
      const child = next.children[index];
      if (child) waiting.push(child);
    }
  }
}

/** Returns the nearest element around the element with one of these names. */
export function around(element: Element, names: ReadonlySet<string>): Element | null {
  let found = element.parent;
  while (found && !names.has(found.name)) found = found.parent;
  return found;
}
