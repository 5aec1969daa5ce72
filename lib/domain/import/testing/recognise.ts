import type { OwnAccount } from '../kind/own-account';
import { recognise } from '../kind/recognise';
import type { RowText } from '../kind/row-text';
import { anAccount as account } from './account';

export const visa = account('Visa 4590');
export const current = account('Business current', { numbers: ['GB29 NWBK 6016 1331 9268 19'] });
export const savings = account('Savings', { key: 'bank:GBP:7', cardId: null, bankRef: '7' });

/** Returns what a row of the card becomes: money out, unless it is told. */
export const kindOf = (
  payee: string,
  change: Partial<RowText> = {},
  accounts: readonly OwnAccount[] = [visa, current],
) =>
  recognise(
    {
      direction: 'out',
      currency: 'GBP',
      payee,
      note: '',
      kinds: [],
      bankKind: null,
      otherNumber: null,
      own: visa,
      wording: null,
      ...change,
    },
    { accounts, companyName: 'Harbour & Finch Ltd' },
  );
export const out = (payee: string, accounts?: readonly OwnAccount[]) => kindOf(payee, {}, accounts);
export const received = (payee: string, accounts?: readonly OwnAccount[]) =>
  kindOf(payee, { direction: 'in' }, accounts);
