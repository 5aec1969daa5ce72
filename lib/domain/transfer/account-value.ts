import type { TransferAccount } from './transfer';

/** An account as the form posts it, with its currency. */
export type PostedAccount = TransferAccount & { readonly currency: string };

/** Returns the value of an account in a form: "card:GBP:<id>" or "bank:GBP:<ref>". */
export const accountValue = ({ cardId, bankRef, currency }: PostedAccount): string =>
  cardId === null ? `bank:${currency}:${bankRef}` : `card:${currency}:${cardId}`;

/** Returns the account of such a value; null for other text. */
export function parseAccountValue(value: string): PostedAccount | null {
  const [, list, currency = '', id = ''] = /^(card|bank):([A-Z]{3}):(.+)$/s.exec(value) ?? [];
  if (!list) return null;
  return list === 'card' ? { cardId: id, bankRef: null, currency } : { cardId: null, bankRef: id, currency };
}

/** Returns the currency of such a value; null for other text. */
export const currencyOfValue = (value: string): string | null => parseAccountValue(value)?.currency ?? null;
