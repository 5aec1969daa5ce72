import type { ResolvedBill } from '../books';
import { aBill, aLine, booksOf } from '../testing/records';
import { archived, describeRefusals, long, type Refusal } from '../testing/refusal';

describeRefusals('reimbursable expenses', {
  packageKeys: ['qhyg', 'ndsk', 'pqsw', 'akxx', 'fbrh', 'knfz', 'rwuv'],
  ruleOf: ({ reimbursables }) => reimbursables?.refuse,
  build: aBill,
  casesOf: (key) => [...commonCases(key), ...casesOf(key)],
});

const lineBuilder =
  (key: string) =>
  (values: Parameters<typeof aLine>[1]): Partial<ResolvedBill> => ({
    lines: [aLine(key, { ...(key === 'pqsw' ? { taxRate: undefined } : {}), ...values })],
  });

function commonCases(key: string): readonly Refusal<ResolvedBill>[] {
  const { info, card, expense } = booksOf(key);
  const line = lineBuilder(key);
  const { contact } = aBill(key);
  return [
    ['an archived supplier', {}, { contact: { ...contact, ...archived } }, /inactive|not active/],
    ['an archived account', {}, line({ account: { ...expense, ...archived } }), /inactive|not active|not available/],
    ['closed books', {}, { info: { ...info, lockDate: '2026-11-20' } }, /clos|lock|date range/i],
    ['a line coded to a card', {}, line({ account: card }), /./],
  ];
}

function casesOf(key: string): readonly Refusal<ResolvedBill>[] {
  const { info, equity, expense, income, organisation } = booksOf(key);
  const line = lineBuilder(key);
  const taxRate = organisation.taxRates.find(({ use }) => use === 'purchases') ?? organisation.taxRates[0];
  const archivedRate = line({ taxRate: taxRate && { ...taxRate, ...archived } });
  const negative: Refusal<ResolvedBill> = [
    'a negative total',
    {},
    line({ net: -5 }),
    /must be (greater than or equal to 0|0 or greater)/,
  ];
  const noReference: Refusal<ResolvedBill> = ['a missing reference', {}, { reference: '' }, /^Reference must be/];
  const longReference = (most: number, message: string): Refusal<ResolvedBill> => [
    'a long reference',
    { reference: long(most) },
    { reference: long(most + 1) },
    message,
  ];
  const longLine = (most: number): Refusal<ResolvedBill> => [
    'a long line description',
    line({ description: long(most) }),
    line({ description: long(most + 1) }),
    `${most} characters`,
  ];
  const foreign = { currency: 'EUR' };
  switch (key) {
    case 'qhyg':
    case 'ndsk':
      return [
        negative,
        ['a missing tax rate', {}, line({ taxRate: undefined }), 'have a VAT rate'],
        ['an equity account', {}, line({ account: equity }), 'cannot be used on a bill'],
        ['a missing exchange rate', { ...foreign, rate: 0.86 }, foreign, 'CurrencyRate is required'],
        longReference(21, '21 characters'),
        longLine(4000),
      ];
    case 'pqsw':
      return [
        ['an expense account as payable', {}, { payable: expense }, 'is not an Accounts Payable account'],
        ['an income account', {}, line({ account: income }), 'Asset, Liability or Expense'],
        [
          'a tax rate in the United States',
          { ...line({ taxRate }), info: { ...info, country: 'Canada' } },
          line({ taxRate }),
          'UK or CA versions',
        ],
        longReference(20, '20 characters'),
        ['a long note', { description: long(4000) }, { description: long(4001) }, '4000 characters'],
        longLine(4000),
      ];
    case 'akxx':
      return [
        ['a missing exchange rate', { ...foreign, rate: 0.86 }, foreign, 'Exchange Rate'],
        ['an archived tax code', line({ taxRate }), archivedRate, 'the tax code is inactive'],
      ];
    case 'fbrh':
      return [
        negative,
        noReference,
        [
          'more than 40 lines',
          { lines: Array.from({ length: 40 }, () => aLine(key)) },
          { lines: Array.from({ length: 41 }, () => aLine(key)) },
          '40 line items',
        ],
        ['tax with the other sign', line({ net: 5, tax: 1 }), line({ net: 5, tax: -1 }), 'Tax amount must be positive'],
      ];
    case 'knfz':
      return [
        noReference,
        longReference(100, 'between 1 and 100'),
        longLine(1000),
        ['an archived tax rate', line({ taxRate }), archivedRate, 'the tax rate cannot be used'],
      ];
    default:
      return [negative, noReference, ['an archived tax rate', line({ taxRate }), archivedRate, 'marked as inactive']];
  }
}
