import { describe, expect, test } from 'vitest';
import { transferCurrencyWords } from '@/lib/domain/books/currency/transfers';
import { packageKeys, packageOf } from '@/lib/domain/books/package';
import { transferRulesOf } from '@/lib/domain/books/transfer/rules';
import { aConnection, aContext, aMapping } from '@/lib/domain/testing/books';
import type { Transfer, TransferEnd } from '@/lib/domain/transfer/transfer';
import { checkTransfer, type TransferCandidate } from './check-transfer';
import { codeTransfer } from './code-transfer';

const visa = '018f0000-0000-7000-8000-000000000001';
const bank = (ref: string, currency = 'GBP') => ({
  ref,
  code: '',
  name: `Bank ${ref}`,
  kind: 'Debit',
  currency,
  archivedAt: null,
  removedAt: null,
  previousName: null,
  renamedAt: null,
});
const contextOf = (key: (typeof packageKeys)[number] = 'xero') => {
  const context = aContext();
  return {
    ...context,
    package: packageOf(key),
    books: {
      ...context.books,
      bankAccounts: [
        bank('main'),
        bank('card'),
        bank('euro', 'EUR'),
        bank('dollar', 'USD'),
        { ...bank('old'), archivedAt: new Date() },
      ],
    },
    mapping: { ...aMapping(), cards: { [visa]: { bankAccountRef: 'card', byCurrency: {} } } },
  };
};
const setupOf = (context = contextOf()) => ({ connection: context.connection, context });
const end = (bankRef: string, minor = 10_000n, currency = 'GBP'): TransferEnd => ({
  cardId: null,
  bankRef,
  name: bankRef,
  amount: { minor, currency },
});
const toVisa: TransferEnd = { cardId: visa, bankRef: null, name: 'Visa', amount: { minor: 10_000n, currency: 'GBP' } };
const aTransfer = (change: Partial<TransferCandidate> = {}): TransferCandidate => ({
  id: '018f0000-0000-7000-8000-0000000000aa',
  kind: 'top_up',
  day: '2026-11-20',
  note: '',
  from: end('main'),
  to: toVisa,
  connectionId: aConnection().id,
  status: 'ready',
  booked: null,
  ...change,
});
const codesOf = (transfer: Transfer, setup = setupOf()) => {
  const coded = codeTransfer(transfer, setup);
  return coded.ok ? [] : coded.issues.map(({ code, fix }) => `${code} ${fix}`);
};

describe('a transfer', () => {
  test('moves each amount between the bank accounts of its ends', () => {
    expect(codeTransfer(aTransfer(), setupOf())).toEqual({
      ok: true,
      record: {
        id: aTransfer().id,
        day: '2026-11-20',
        description: 'Top-up',
        from: { accountRef: 'main', minor: 10_000n, currency: 'GBP' },
        to: { accountRef: 'card', minor: 10_000n, currency: 'GBP' },
      },
    });
  });

  test.each([
    ['to the bank account that it left', { to: end('main') }, ['same-bank-account transfer']],
    ['between a card and its own bank account', { from: end('card') }, ['same-bank-account cards']],
    ['from an archived account', { from: end('old') }, ['bank-account-unusable transfer']],
    ['from an account of other books', { connectionId: 'other' }, ['bank-account-unusable transfer']],
    [
      'to a card in another currency than its bank account',
      { to: { ...toVisa, amount: { minor: 1n, currency: 'EUR' } } },
      ['currency-not-taken cards'],
    ],
    [
      'with different amounts in one currency',
      { to: { ...toVisa, amount: { minor: 9_900n, currency: 'GBP' } } },
      ['amount-not-taken transfer'],
    ],
    ['between two currencies in Xero', { from: end('euro', 11_700n, 'EUR') }, ['currency-not-taken package']],
  ] as const)('%s has an issue', (_, change, codes) => {
    expect(codesOf(aTransfer(change))).toEqual(codes);
  });

  test('on a closed day has an issue', () => {
    const context = contextOf();
    const connection = { ...context.connection, lockDate: '2026-11-20' };
    expect(codesOf(aTransfer(), setupOf({ ...context, connection }))).toEqual(['period-closed package']);
  });

  test.each(packageKeys)('to %s is taken, or its only issue says to enter it by hand', (key) => {
    const codes = codesOf(aTransfer(), setupOf(contextOf(key)));
    expect(codes).toEqual(transferRulesOf(key) ? [] : ['transfer-not-taken package']);
  });
});

test.each([
  ['xero', /only between two accounts in the same currency/],
  ['quickbooks-online', /only if one of them is GBP/],
  ['quickbooks-desktop', /only between accounts in GBP/],
  ['freeagent', /any two currencies/],
] as const)('says which currencies %s takes', (key, words) => {
  expect(transferCurrencyWords(packageOf(key), 'GBP')).toMatch(words);
});

describe('an edited transfer in the books', () => {
  const coded = codeTransfer(aTransfer(), setupOf());
  if (!coded.ok) throw new Error('the transfer is not coded');
  const edited = (change: Partial<TransferCandidate>, key: (typeof packageKeys)[number]) =>
    checkTransfer(aTransfer({ status: 'changed', booked: coded.record, ...change }), setupOf(contextOf(key)));
  const other = { from: end('main', 5_000n), to: { ...toVisa, amount: { minor: 5_000n, currency: 'GBP' } } };

  test('updates its amounts in the packages that take this', () => {
    expect(edited(other, 'quickbooks-online').outcome).toBe('updates');
    expect(edited(other, 'freeagent').outcome).toBe('updates');
    expect(edited(other, 'xero')).toMatchObject({ outcome: 'not ready', issues: [{ code: 'change-not-taken' }] });
  });

  test('needs no update for a note that the package does not keep', () => {
    expect(edited({ note: 'Float' }, 'freeagent').outcome).toBe('already synced');
    expect(edited({ note: 'Float' }, 'quickbooks-online').outcome).toBe('not ready');
  });

  test('does not change its accounts', () => {
    expect(edited({ from: end('card'), to: end('main') }, 'quickbooks-online').outcome).toBe('not ready');
  });
});
