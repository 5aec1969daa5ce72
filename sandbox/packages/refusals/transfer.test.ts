import { describe, test } from 'vitest';
import type { ResolvedTransfer } from '../books';
import { aTransfer, booksOf, requirePackage } from '../testing/drafts';
import { archived, expectRefusal, long, type Refusal } from '../testing/refusal';

describe.each(['gbol', 'qhyg', 'ndsk', 'pqsw', 'fbrh'])('transfers in %s', (key) => {
  test.each(transfers(key))(
    '%s',
    expectRefusal(requirePackage(key).transfers?.refuse, (values) => aTransfer(key, values)),
  );
});

function transfers(key: string): readonly Refusal<ResolvedTransfer>[] {
  const { info, bank, card, expense, equity } = booksOf(key);
  const side = (amount: number, account = bank) => ({ account, amount });
  const closed = { info: { ...info, lockDate: '2026-11-20' } };
  const dollars = { ...bank, id: 'usd', currency: 'XDR' };
  const euros = { ...card, id: 'eur', currency: 'XAU' };
  const same = { ...dollars, id: 'usd-2' };
  switch (key) {
    case 'gbol':
      return [
        ['bank accounts', {}, { to: side(100, equity) }, 'is not a bank account.'],
        ['archived', {}, { to: side(100, { ...card, ...archived }) }, 'has been archived, or deleted.'],
        ['lock date', {}, closed, 'lock date'],
        ['two accounts', {}, { to: side(100) }, 'must be different'],
        ['above zero', {}, { from: side(0), to: side(0, card) }, 'From.Amount must be greater than zero.'],
        ['equal amounts', {}, { to: side(99, card) }, 'From.Amount must be equal to To.Amount.'],
        [
          'one currency',
          { from: side(5, dollars), to: side(5, same) },
          { from: side(5, dollars), to: side(5, card) },
          'different currencies',
        ],
      ];
    case 'qhyg':
    case 'ndsk':
      return [
        ['balance sheet', { to: side(100, equity) }, { to: side(100, expense) }, 'cannot be used for a transfer'],
        [
          'a bank account',
          {},
          { from: side(5, { ...equity, id: 'other' }), to: side(5, equity) },
          'At least one of the accounts',
        ],
        ['archived', {}, { to: side(100, { ...card, ...archived }) }, 'made inactive'],
        ['closed books', {}, closed, 'Account Period Closed'],
        ['two accounts', {}, { to: side(100) }, 'same account'],
        ['above zero', {}, { from: side(-1), to: side(-1, card) }, '0 or greater'],
        [
          'currencies',
          { from: side(5, dollars), to: side(4, card) },
          { from: side(5, dollars), to: side(4, euros) },
          "same as the company's currency",
        ],
        ['equal in one currency', {}, { to: side(99, card) }, 'must be equal'],
        ['description', { description: long(3999) }, { description: long(4000) }, '4000 characters'],
      ];
    case 'pqsw':
      return [
        [
          'balance sheet',
          { to: side(100, equity) },
          { to: side(100, expense) },
          'cannot be used on this type of transaction',
        ],
        [
          'a bank account',
          {},
          { from: side(5, { ...equity, id: 'other' }), to: side(5, equity) },
          'At least one of the accounts',
        ],
        ['archived', {}, { to: side(100, { ...card, ...archived }) }, 'The account is inactive.'],
        ['closing date', {}, closed, 'closing date'],
        ['two accounts', {}, { to: side(100) }, 'one and the same account'],
        ['above zero', {}, { from: side(0), to: side(0, card) }, 'From.Amount should be greater than zero.'],
        ['currencies', {}, { from: side(5, dollars), to: side(5, same) }, 'in the currency of the company file'],
        ['equal amounts', {}, { to: side(99, card) }, 'From.Amount should match To.Amount.'],
        ['description', { description: long(4096) }, { description: long(4097) }, '4096 characters'],
      ];
    default:
      return [
        ['bank accounts', {}, { to: side(100, equity) }, 'does not exist.'],
        ['hidden', {}, { to: side(100, { ...card, ...archived }) }, 'is hidden or inactive'],
        ['lock date', {}, closed, 'lock date'],
        ['two accounts', {}, { to: side(100) }, 'cannot be the same'],
        ['above zero', {}, { to: side(-100, card) }, 'To.Amount must be provided and be greater than zero.'],
        [
          'equal in one currency',
          { from: side(5, dollars), to: side(4, euros) },
          { to: side(99, card) },
          'must be equal',
        ],
      ];
  }
}
