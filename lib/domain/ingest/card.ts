import type { Moved } from './movement';

/** A card or account of the company, with what tells it. */
export type IngestCard = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** The last four digits of its name and of its account number; empty when it has none. */
  readonly lastFours: readonly string[];
};

/** Returns the last four digits that texts such as a name or an account number end with. */
export const lastFoursOf = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => /(\d{4})\D*$/.exec(text)?.[1] ?? [])),
];

/** Returns the card that a movement names, or why it is none of the company's. */
export function cardOf(
  { id, lastFour }: Moved['card'],
  cards: readonly IngestCard[],
): { readonly ok: true; readonly id: string } | { readonly ok: false; readonly reason: string } {
  const [card, ...others] =
    id === undefined
      ? cards.filter(({ lastFours }) => lastFour !== undefined && lastFours.includes(lastFour))
      : cards.filter((one) => one.id === id);
  if (card && others.length === 0) return { ok: true, id: card.id };
  if (card) return { ok: false, reason: `Several cards of the company end with ${lastFour}. Send the id of the card.` };
  return {
    ok: false,
    reason:
      id === undefined
        ? `The company has no card that ends with ${lastFour}. Add the card in Outlay, under Mapping, with these digits in its name.`
        : 'The company has no card with this id, or it is archived.',
  };
}
