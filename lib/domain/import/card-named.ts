import { comparableText } from '../comparable-text';

/** Finds the card with this name, or whose name contains these last four digits. Null when none is found. */
export function cardNamed(
  text: string,
  cards: readonly { readonly id: string; readonly name: string }[],
): string | null {
  const wanted = comparableText(text);
  if (wanted === '') return null;
  const figures = /(\d{4})\D*$/.exec(text)?.[1];
  const card =
    cards.find(({ name }) => comparableText(name) === wanted) ??
    (figures ? cards.find(({ name }) => name.includes(figures)) : undefined);
  return card?.id ?? null;
}
