import { describe, test } from 'vitest';
import type { ResolvedBill } from '../books';
import { aBill, aLine, booksOf, requirePackage } from '../testing/drafts';
import { archived, expectRefusal, long, type Refusal } from '../testing/refusal';

describe.each(['qhyg', 'ndsk', 'pqsw', 'akxx', 'fbrh', 'knfz', 'rwuv'])('reimbursable expenses in %s', (key) => {
  test.each(bills(key))(
    '%s',
    expectRefusal(requirePackage(key).reimbursables?.refuse, (values) => aBill(key, values)),
  );
});

function bills(key: string): readonly Refusal<ResolvedBill>[] {
  const { info, card, equity, expense, organisation } = booksOf(key);
  const plain = key === 'pqsw' ? { taxRate: undefined } : {};
  const line = (values: Parameters<typeof aLine>[1]): Partial<ResolvedBill> => ({
    lines: [aLine(key, { ...plain, ...values })],
  });
  const { contact } = aBill(key);
  const purchase = organisation.taxRates.find(({ use }) => use === 'purchases') ?? organisation.taxRates[0];
  const gone = { taxRate: purchase && { ...purchase, ...archived } };
  const common: readonly Refusal<ResolvedBill>[] = [
    ['archived supplier', {}, { contact: { ...contact, ...archived } }, /inactive|not active/],
    ['archived account', {}, line({ account: { ...expense, ...archived } }), /inactive|not active|not available/],
    ['closed books', {}, { info: { ...info, lockDate: '2026-11-20' } }, /clos|lock|date range/i],
    ['line account', {}, line({ account: card }), /./],
  ];
  const negative: Refusal<ResolvedBill> = [
    'total',
    {},
    line({ net: -5 }),
    /must be (greater than or equal to 0|0 or greater)/,
  ];
  const needsReference: Refusal<ResolvedBill> = ['reference', {}, { reference: '' }, /^Reference must be/];
  switch (key) {
    case 'qhyg':
    case 'ndsk':
      return [
        ...common,
        negative,
        ['tax rate', {}, line({ taxRate: undefined }), 'have a VAT rate'],
        ['equity', {}, line({ account: equity }), 'cannot be used on a bill'],
        ['currency rate', { currency: 'EUR', rate: 0.86 }, { currency: 'EUR' }, 'CurrencyRate is required'],
        ['length of the reference', { reference: long(21) }, { reference: long(22) }, '21 characters'],
        ['line description', line({ description: long(4000) }), line({ description: long(4001) }), '4000 characters'],
      ];
    case 'pqsw':
      return [
        ...common,
        ['accounts payable', {}, { payable: expense }, 'is not an Accounts Payable account'],
        ['account type', {}, line({ account: booksOf(key).income }), 'Asset, Liability or Expense'],
        [
          'tax rate',
          { ...line({ taxRate: purchase }), info: { ...info, country: 'Canada' } },
          line({ taxRate: purchase }),
          'UK or CA versions',
        ],
        ['length of the reference', { reference: long(20) }, { reference: long(21) }, '20 characters'],
        ['note', { description: long(4000) }, { description: long(4001) }, '4000 characters'],
        ['line description', line({ description: long(4000) }), line({ description: long(4001) }), '4000 characters'],
      ];
    case 'akxx':
      return [
        ...common,
        ['exchange rate', { currency: 'EUR', rate: 0.86 }, { currency: 'EUR' }, 'Exchange Rate'],
        ['archived tax code', line({ taxRate: purchase }), line(gone), 'the tax code is inactive'],
      ];
    case 'fbrh':
      return [
        ...common,
        negative,
        needsReference,
        [
          'lines',
          { lines: Array.from({ length: 40 }, () => aLine(key)) },
          { lines: Array.from({ length: 41 }, () => aLine(key)) },
          '40 line items',
        ],
        ['sign of the tax', line({ net: 5, tax: 1 }), line({ net: 5, tax: -1 }), 'Tax amount must be positive'],
      ];
    case 'knfz':
      return [
        ...common,
        needsReference,
        ['length of the reference', { reference: long(100) }, { reference: long(101) }, 'between 1 and 100'],
        ['line description', line({ description: long(1000) }), line({ description: long(1001) }), '1000 characters'],
        ['archived rate', line({ taxRate: purchase }), line(gone), 'the tax rate cannot be used'],
      ];
    default:
      return [
        ...common,
        negative,
        needsReference,
        ['archived tax', line({ taxRate: purchase }), line(gone), 'marked as inactive'],
      ];
  }
}
