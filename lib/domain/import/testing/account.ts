import type { OwnAccount } from '../kind/own-account';

/** Returns a card of the company in pounds, with its name as its id. */
export const anAccount = (name: string, change: Partial<OwnAccount> = {}): OwnAccount => ({
  key: `card:GBP:${name}`,
  cardId: name,
  bankRef: null,
  currency: 'GBP',
  name,
  numbers: [],
  isCredit: null,
  ...change,
});
