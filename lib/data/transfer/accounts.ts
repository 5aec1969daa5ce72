import 'server-only';
import type { Tx } from '@/lib/data/db';
import { inScope } from '@/lib/data/db';
import { isOfOtherBooks } from '@/lib/data/mapping/mappings';
import { type Setup, setupIn } from '@/lib/data/setup/setup';
import { isInUse } from '@/lib/domain/books/books';
import { accountCurrency } from '@/lib/domain/books/currency/booking';
import { type Package, packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyMapping } from '@/lib/domain/mapping/mapping';
import { Refusal } from '@/lib/domain/refusal';
import type { PostedAccount } from '@/lib/domain/transfer/account-value';

/** An account that a transfer can have at one end, as the form offers it. */
export type OfferedAccount = PostedAccount & { readonly name: string };

export type TransferAccounts = {
  /** The cards, in each of their currencies. */
  readonly cards: readonly OfferedAccount[];
  /** The bank accounts of the books for which no card stands. */
  readonly bankAccounts: readonly OfferedAccount[];
  /** The linked package; null before the first link. */
  readonly package: Package | null;
};

/** Returns the accounts that the form of a transfer offers. */
export const transferAccounts = (viewer: Viewer): Promise<TransferAccounts> =>
  inScope(viewer, async (tx) => accountsOf(await setupIn(tx, viewer.companyId)));

export function accountsOf({ connection, books, cards, at, baseCurrency }: Setup): TransferAccounts {
  const mapping = isOfOtherBooks(at, connection) ? emptyMapping : at.mapping;
  // A card that is mapped by currency is an account in each of these currencies, such as a card with pockets.
  const offered = cards.flatMap(({ id, name, currency }): OfferedAccount[] => {
    const others = Object.keys(mapping.cards[id]?.byCurrency ?? {}).filter((other) => other !== currency);
    return [
      { cardId: id, bankRef: null, currency, name },
      ...others.map((other) => ({ cardId: id, bankRef: null, currency: other, name: `${name}, ${other}` })),
    ];
  });
  const taken = new Set(
    cards.flatMap(({ id }) => {
      const target = mapping.cards[id];
      return target ? [target.bankAccountRef, ...Object.values(target.byCurrency)] : [];
    }),
  );
  return {
    cards: offered,
    bankAccounts: books.bankAccounts
      .filter((account) => isInUse(account) && !taken.has(account.ref))
      .map((account) => ({
        cardId: null,
        bankRef: account.ref,
        currency: accountCurrency(account, baseCurrency),
        name: account.name,
      })),
    package: connection ? packageOf(connection.package) : null,
  };
}

type Chosen = { readonly from: PostedAccount; readonly to: PostedAccount };

/**
 * Checks the accounts that a person chose. Returns the connection whose books the bank accounts belong to. Throws a Refusal
 * if an account is archived, belongs to another company or has another currency. An end that stays as it was is not
 * checked, so that a person can edit the note of a transfer with an outdated account.
 */
export async function checkAccounts(
  tx: Tx,
  companyId: string,
  chosen: Chosen,
  before: (Chosen & { readonly connectionId: string | null }) | null,
): Promise<string | null> {
  const setup = await setupIn(tx, companyId);
  const { cards, bankAccounts } = accountsOf(setup);
  // A bank account for which a card stands can be at an end that was chosen before the card was mapped.
  const usable = setup.books.bankAccounts.filter(isInUse).map((account) => ({
    cardId: null,
    bankRef: account.ref,
    currency: accountCurrency(account, setup.baseCurrency),
  }));
  const known = new Set([...cards, ...bankAccounts, ...usable].map(keyOf));
  const connectionId = setup.connection?.id ?? null;
  const isKept = (side: 'from' | 'to') => {
    const was = before?.[side];
    return (
      was !== undefined &&
      keyOf(was) === keyOf(chosen[side]) &&
      (was.cardId !== null || isSameBooks(before, connectionId))
    );
  };
  for (const side of ['from', 'to'] as const)
    if (!known.has(keyOf(chosen[side])) && !isKept(side))
      throw new Refusal('This account is no longer there.', { [side]: 'Choose an account from the list.' });
  const hasRef = chosen.from.bankRef !== null || chosen.to.bankRef !== null;
  return hasRef ? connectionId : null;
}

const isSameBooks = (before: { readonly connectionId: string | null } | null, connectionId: string | null): boolean =>
  before?.connectionId === connectionId;

const keyOf = ({ cardId, bankRef, currency }: PostedAccount): string => `${cardId ?? ''} ${bankRef ?? ''} ${currency}`;
