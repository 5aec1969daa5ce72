import { describe, expect, test } from 'vitest';
import { recordTotal } from '@/lib/domain/books/record';
import { aBankAccount, aContact, aContext, aMapping, someBooks } from '@/lib/domain/testing/books';
import { aLine, amountOf, anExpense } from '@/lib/domain/testing/expense';
import { codeExpense } from '../coding';

function recordOf(...given: Parameters<typeof codeExpense>) {
  const coded = codeExpense(...given);
  if (!coded.ok) throw new Error(coded.issues.map((issue) => issue.message).join(' '));
  return coded.record;
}

function messagesOf(...given: Parameters<typeof codeExpense>): readonly string[] {
  const coded = codeExpense(...given);
  return coded.ok ? [] : coded.issues.map((issue) => issue.message);
}

const yen = anExpense({ amount: amountOf('1234', 'JPY'), rate: '0.0052' });
const euros = anExpense({ amount: amountOf('100.00', 'EUR'), rate: '0.85' });
const fromEuros = aMapping({ defaults: { bankAccountRef: 'bank-euro', supplierRef: 'sup-outlay', byCurrency: {} } });

describe('Xero ignores the currency, so Outlay converts to that of the bank account:', () => {
  test('¥1,234 at 0.0052 becomes £6.42, with the tax converted', () => {
    const record = recordOf(yen, aContext('xero'));
    expect(record).toMatchObject({
      currency: 'GBP',
      rate: null,
      convertedFrom: { minor: 1_234n, currency: 'JPY', rate: '0.0052' },
      // 20 % of ¥1,234 is ¥206, which is £1.07.
      lines: [{ netMinor: 535n, taxMinor: 107n }],
    });
    expect(recordTotal(record)).toEqual({ minor: 642n, currency: 'GBP' });
  });

  test('a split adds up to the converted amount', () => {
    const parts = ['33.33', '33.33', '33.34'].map((text) => aLine({ amount: amountOf(text, 'EUR') }));
    const record = recordOf({ ...euros, lines: parts }, aContext('xero'));
    expect(recordTotal(record)).toEqual({ minor: 8_500n, currency: 'GBP' });
    expect(record.lines.map((line) => line.netMinor + line.taxMinor)).toEqual([2_833n, 2_833n, 2_834n]);
  });

  test('an account without a currency is in the base currency', () => {
    const books = someBooks({ bankAccounts: [aBankAccount({ currency: '' })] });
    expect(recordOf(yen, aContext('xero', { books })).currency).toBe('GBP');
    expect(recordOf(anExpense(), aContext('dynamics', { books })).currency).toBe('GBP');
  });

  test('a refund is converted as its payment is', () => {
    const { lines } = recordOf(euros, aContext('xero'));
    expect(recordOf({ ...euros, type: 'refund' }, aContext('xero')).lines).toEqual(lines);
  });

  test('an account in the currency of the expense needs no conversion', () => {
    expect(recordOf(euros, aContext('xero', { mapping: fromEuros }))).toMatchObject({
      currency: 'EUR',
      rate: '0.85',
      convertedFrom: null,
      lines: [{ netMinor: 8_333n, taxMinor: 1_667n }],
    });
  });

  test('pays the supplier of the currency that is sent', () => {
    const books = someBooks({
      suppliers: [aContact({ currency: 'GBP' }), aContact({ ref: 'sup-euro', currency: 'EUR' })],
    });
    const defaults = {
      bankAccountRef: 'bank-current',
      supplierRef: 'sup-outlay',
      byCurrency: { EUR: { bankAccountRef: null, supplierRef: 'sup-euro' } },
    };
    const mapping = aMapping({ defaults });
    expect(recordOf(euros, aContext('xero', { books, mapping })).supplierRef).toBe('sup-outlay');
    expect(recordOf(euros, aContext('quickbooks-online', { books, mapping })).supplierRef).toBe('sup-euro');
  });
});

test('Dynamics has the default supplier in every currency, because Codat knows only that one', () => {
  const books = someBooks({ suppliers: [aContact(), aContact({ ref: 'sup-euro', currency: 'EUR' })] });
  const defaults = {
    bankAccountRef: 'bank-euro',
    supplierRef: 'sup-outlay',
    byCurrency: { EUR: { bankAccountRef: null, supplierRef: 'sup-euro' } },
  };
  const context = aContext('dynamics', { books, mapping: aMapping({ defaults }) });
  expect(recordOf(euros, context)).toMatchObject({ currency: 'EUR', supplierRef: 'sup-outlay' });
});

describe('names the accounts that would work:', () => {
  const books = someBooks({
    bankAccounts: [
      aBankAccount(),
      aBankAccount({ ref: 'bank-euro', name: 'Euro Account', currency: 'EUR' }),
      aBankAccount({ ref: 'card-euro', name: 'Euro Card', currency: 'EUR', kind: 'Credit' }),
      aBankAccount({ ref: 'bank-dollar', name: 'Dollar Account', currency: 'USD' }),
    ],
  });
  const from = (bankAccountRef: string) =>
    aMapping({ defaults: { bankAccountRef, supplierRef: 'sup-outlay', byCurrency: {} } });

  test.each([
    [
      'dynamics',
      'bank-current',
      'Dynamics 365 Business Central does not accept EUR from Business Current, which is in GBP. Choose Euro Account or Euro Card.',
    ],
    [
      'freeagent',
      'bank-current',
      'FreeAgent does not accept EUR from Business Current, which is in GBP. Choose Euro Account or Euro Card.',
    ],
    [
      'netsuite',
      'card-euro',
      'NetSuite does not accept EUR from Euro Card, which is in EUR. Choose Business Current or Euro Account.',
    ],
    [
      'intacct',
      'bank-euro',
      'Sage Intacct does not accept EUR from Euro Account, which is in EUR. Choose Business Current.',
    ],
    [
      'quickbooks-online',
      'bank-dollar',
      'QuickBooks Online does not accept EUR from Dollar Account, which is in USD. Choose Business Current, Euro Account or Euro Card.',
    ],
    [
      'xero',
      'bank-dollar',
      'Xero would book this in USD, the currency of Dollar Account, and Outlay has no rate from EUR to USD. Choose Business Current, Euro Account or Euro Card.',
    ],
  ] as const)('%s, paid from %s', (key, bank, message) => {
    expect(messagesOf(euros, aContext(key, { books, mapping: from(bank) }))).toEqual([message]);
  });

  test('or the account to add, when no account would work', () => {
    const only = someBooks({ bankAccounts: [aBankAccount()] });
    expect(messagesOf(euros, aContext('dynamics', { books: only }))).toEqual([
      'Dynamics 365 Business Central does not accept EUR from Business Current, which is in GBP. Add a bank account in EUR in Dynamics 365 Business Central, and choose it.',
    ]);
    expect(messagesOf(anExpense({ type: 'refund' }), aContext('intacct', { books: only }))).toEqual([
      'Sage Intacct accepts a refund only on a credit card, and Business Current is a bank account. Add a credit card in GBP in Sage Intacct, and choose it.',
    ]);
  });
});
