import type { ResolvedTransfer } from '../books';
import { aTransfer, booksOf } from '../testing/records';
import { archived, describeRefusals, long, type Refusal } from '../testing/refusal';

describeRefusals('transfers', {
  packageKeys: ['gbol', 'qhyg', 'ndsk', 'pqsw', 'fbrh'],
  ruleOf: ({ transfers }) => transfers?.refuse,
  build: aTransfer,
  casesOf,
});

function casesOf(key: string): readonly Refusal<ResolvedTransfer>[] {
  const { info, bank, card, expense, equity } = booksOf(key);
  const side = (amount: number, account = bank) => ({ account, amount });
  const closed = { info: { ...info, lockDate: '2026-11-20' } };
  const first = { ...bank, id: 'first', currency: 'XDR' };
  const sameCurrency = { ...first, id: 'same' };
  const otherCurrency = { ...card, id: 'other', currency: 'XAU' };
  const toNominal = { to: side(100, equity) };
  const toArchived = { to: side(100, { ...card, ...archived }) };
  const toItself = { to: side(100) };
  const unequal = { to: side(99, card) };
  const zero = { from: side(0), to: side(0, card) };
  const noBank = { from: side(5, { ...equity, id: 'other' }), to: side(5, equity) };
  switch (key) {
    case 'gbol':
      return [
        ['a nominal account', {}, toNominal, 'is not a bank account.'],
        ['an archived account', {}, toArchived, 'has been archived, or deleted.'],
        ['the lock date', {}, closed, 'lock date'],
        ['a single account', {}, toItself, 'must be different'],
        ['an amount of zero', {}, zero, 'From.Amount must be greater than zero.'],
        ['unequal amounts', {}, unequal, 'From.Amount must be equal to To.Amount.'],
        [
          'two currencies',
          { from: side(5, first), to: side(5, sameCurrency) },
          { from: side(5, first), to: side(5, card) },
          'different currencies',
        ],
      ];
    case 'qhyg':
    case 'ndsk':
      return [
        ['an expense account', toNominal, { to: side(100, expense) }, 'cannot be used for a transfer'],
        ['two nominal accounts', {}, noBank, 'At least one of the accounts'],
        ['an archived account', {}, toArchived, 'made inactive'],
        ['closed books', {}, closed, 'Account Period Closed'],
        ['a single account', {}, toItself, 'same account'],
        ['a negative amount', {}, { from: side(-1), to: side(-1, card) }, '0 or greater'],
        [
          'two foreign currencies',
          { from: side(5, first), to: side(4, card) },
          { from: side(5, first), to: side(4, otherCurrency) },
          "same as the company's currency",
        ],
        ['unequal amounts in one currency', {}, unequal, 'must be equal'],
        ['a long description', { description: long(3999) }, { description: long(4000) }, '4000 characters'],
      ];
    case 'pqsw':
      return [
        ['an expense account', toNominal, { to: side(100, expense) }, 'cannot be used on this type of transaction'],
        ['two nominal accounts', {}, noBank, 'At least one of the accounts'],
        ['an archived account', {}, toArchived, 'The account is inactive.'],
        ['the closing date', {}, closed, 'closing date'],
        ['a single account', {}, toItself, 'one and the same account'],
        ['an amount of zero', {}, zero, 'From.Amount should be greater than zero.'],
        [
          'a foreign currency',
          {},
          { from: side(5, first), to: side(5, sameCurrency) },
          'in the currency of the company file',
        ],
        ['unequal amounts', {}, unequal, 'From.Amount should match To.Amount.'],
        ['a long description', { description: long(4096) }, { description: long(4097) }, '4096 characters'],
      ];
    default:
      return [
        ['a nominal account', {}, toNominal, 'does not exist.'],
        ['a hidden account', {}, toArchived, 'is hidden or inactive'],
        ['the lock date', {}, closed, 'lock date'],
        ['a single account', {}, toItself, 'cannot be the same'],
        ['a negative amount', {}, { to: side(-100, card) }, 'To.Amount must be provided and be greater than zero.'],
        [
          'unequal amounts in one currency',
          { from: side(5, first), to: side(4, otherCurrency) },
          unequal,
          'must be equal',
        ],
      ];
  }
}
