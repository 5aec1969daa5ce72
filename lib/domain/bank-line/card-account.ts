import { type BankAccount, type Books, isInUse } from '@/lib/domain/books/books';
import { accountCurrency } from '@/lib/domain/books/currency/booking';
import { bankAccountIn, type Mapping } from '@/lib/domain/mapping/mapping';

/** A bank account of the books, with the cards that stand for it. */
export type CardAccount = {
  readonly ref: string;
  readonly name: string;
  readonly kind: string;
  readonly currency: string;
  readonly cards: readonly { readonly id: string; readonly name: string }[];
};

/**
 * Returns the bank accounts in use, in the order of the books. A card stands for the account to which it is mapped in its
 * own currency, and in each further one. A card without an own account stands for the default one.
 */
export function cardAccounts(
  books: Pick<Books, 'bankAccounts'>,
  cards: readonly { readonly id: string; readonly name: string; readonly currency: string }[],
  mapping: Mapping,
  baseCurrency: string,
): readonly CardAccount[] {
  const byRef = new Map<string, { readonly id: string; readonly name: string }[]>();
  for (const { id, name, currency } of cards) {
    const refs = new Set([bankAccountIn(mapping, id, currency), ...Object.values(mapping.cards[id]?.byCurrency ?? {})]);
    for (const ref of refs) if (ref !== null) byRef.set(ref, [...(byRef.get(ref) ?? []), { id, name }]);
  }
  return books.bankAccounts.filter(isInUse).map((account) => toAccount(account, byRef, baseCurrency));
}

const toAccount = (
  account: BankAccount,
  byRef: ReadonlyMap<string, CardAccount['cards']>,
  baseCurrency: string,
): CardAccount => ({
  ref: account.ref,
  name: account.name,
  kind: account.kind,
  currency: accountCurrency(account, baseCurrency),
  cards: byRef.get(account.ref) ?? [],
});

/** The card of the lines of an account: the only one that stands for it. */
export const onlyCard = ({ cards }: Pick<CardAccount, 'cards'>): string | null =>
  cards.length === 1 ? (cards[0]?.id ?? null) : null;
