import type { FoundPhrase } from './match-words';
import { isCash, type OwnAccount } from './own-account';
import { ordinaryKind, type RowKind } from './row-kind';
import type { OwnNames, RowText } from './row-text';
import type { WordKind } from './words';

/** A transfer to or from an account. `isUnsure` asks, because the name may be a merchant’s. */
export function transferTo(
  row: Pick<RowText, 'direction' | 'currency' | 'own'>,
  other: OwnAccount,
  why: string,
  isUnsure = false,
): RowKind {
  const transfer = { ...ordinaryKind(row.direction), is: 'transfer', other } as const;
  if (row.own === null) return { ...transfer, why: `${why} Choose the account of the file first.`, asks: true };
  if (other.currency !== row.currency)
    return {
      ...transfer,
      other: null,
      why: `${why} That account is in ${other.currency}, and the amount there is not known. Record the transfer by hand.`,
      asks: true,
    };
  return { ...transfer, why: isUnsure ? `${why} It may also be a purchase: choose what it is.` : why, asks: isUnsure };
}

/** What a phrase that tells a transfer says: to the cash account, or to an account that the row does not name. */
export function byPhrase(row: RowText, { kind, words }: FoundPhrase, names: OwnNames): RowKind {
  const why =
    words === '' ? 'The bank calls it cash.' : `“${words}” says that it is ${transferNames[kind] ?? 'a transfer'}.`;
  if (kind === 'cash withdrawal' || kind === 'cash deposit') {
    const boxes = names.accounts.filter(
      (account) => isCash(account) && account.key !== row.own?.key && account.currency === row.currency,
    );
    const [box, ...more] = boxes;
    if (box && more.length === 0) return transferTo(row, box, why);
    return asking(
      row,
      `${why} ${more.length > 0 ? 'Choose the cash account.' : 'You have no cash account: choose what it is.'}`,
    );
  }
  return unknownOther(row, names, why, kind);
}

const transferNames: Readonly<Partial<Record<WordKind, string>>> = {
  'cash withdrawal': 'a cash withdrawal',
  'cash deposit': 'a cash deposit',
  'card paid': 'the payment of the card’s balance',
  'card payment': 'the payment of a card’s balance',
  'top-up': 'a top-up',
  'own transfer': 'a transfer between your own accounts',
};

/** A transfer whose other account the row does not name: the only account that it can be, else the person chooses. */
export function unknownOther(row: RowText, { accounts }: OwnNames, why: string, kind?: WordKind): RowKind {
  const possible = accounts.filter(
    (account) =>
      account.key !== row.own?.key &&
      account.currency === row.currency &&
      !isCash(account) &&
      (kind !== 'card payment' || account.isCredit !== false) &&
      (kind !== 'card paid' || account.isCredit !== true),
  );
  const [only, ...more] = possible;
  if (only && more.length === 0 && row.own !== null)
    return transferTo(row, only, `${why} ${only.name} is the only account that it can be with.`);
  return asking(row, `${why} Choose the other account.`);
}

/** A transfer about which a person must decide. */
export const asking = (row: RowText, why: string): RowKind => ({
  ...ordinaryKind(row.direction),
  is: 'transfer',
  why,
  asks: true,
});
