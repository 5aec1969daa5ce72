import { describe, test } from 'vitest';
import type { ResolvedExpense } from '../books';
import { aLine, aPayment, booksOf, expensePackages, requirePackage } from '../testing/drafts';
import { archived, expectRefusal, long, type Refusal } from '../testing/refusal';

describe.each(expensePackages)('expenses in %s', (_, key) => {
  test.each(payments(key))(
    '%s',
    expectRefusal(requirePackage(key).refuse, (values) => aPayment(key, values)),
  );
});

function payments(key: string): readonly Refusal<ResolvedExpense>[] {
  const { info, bank, card, expense, income, organisation } = booksOf(key);
  const line = (values: Parameters<typeof aLine>[1]): Partial<ResolvedExpense> => ({ lines: [aLine(key, values)] });
  const lines = (...nets: readonly number[]): Partial<ResolvedExpense> => ({
    lines: nets.map((net) => aLine(key, { net })),
  });
  const supplier = organisation.suppliers[0];
  const sales = organisation.taxRates.find(({ use }) => use === 'sales');
  const purchase = organisation.taxRates.find(({ use }) => use === 'purchases');
  const option = (id: string, parentId = 'parent') => ({
    id,
    name: id,
    parentId,
    hasChildren: false,
    status: 'Active' as const,
  });
  const parent = { ...option('parent'), parentId: undefined, hasChildren: true };
  const closed = { info: { ...info, lockDate: '2026-11-20' } };
  const open = { info: { ...info, lockDate: '2026-11-19' } };
  const inactive = supplier && { contact: { ...supplier, ...archived } };
  const foreign = { bank: { ...bank, currency: 'EUR' }, currency: 'EUR' };
  const gone = { taxRate: purchase && { ...purchase, ...archived } };
  switch (key) {
    case 'gbol':
      return [
        ['contact', {}, { contact: undefined }, 'A Contact must be specified for this type of transaction.'],
        ['archived contact', {}, inactive ?? {}, /The contact '.*' has been archived/],
        [
          'bank',
          { bank: card },
          { bank: expense },
          `Account code '${expense.code}' (${expense.name}) is not a bank account.`,
        ],
        ['lock date', open, closed, 'currently set at 20 Nov 2026'],
        ['archived rate', line({ taxRate: purchase }), line(gone), /does not exist or has been archived/],
        [
          'rate of the account',
          line({ account: income, taxRate: sales }),
          line({ taxRate: sales }),
          /cannot be used with account code/,
        ],
        ['no tax', line({ tax: 0 }), line({ tax: 1 }), "The tax amount must be 0 when the TaxType is 'NONE'."],
        [
          'tracking categories',
          line({ tracking: [option('a', 'p'), option('b', 'q')] }),
          line({ tracking: [option('a', 'p'), option('b', 'q'), option('c', 'r')] }),
          'A maximum of 2',
        ],
        ['tracking parents', line({ tracking: [option('a')] }), line({ tracking: [parent] }), 'must be child options'],
        [
          'tracking of one parent',
          line({ tracking: [option('a')] }),
          line({ tracking: [option('a'), option('b')] }),
          'same parent',
        ],
        [
          'archived tracking',
          line({ tracking: [option('a')] }),
          line({ tracking: [{ ...option('a'), ...archived }] }),
          "The tracking option 'a' is archived.",
        ],
        ['signs', lines(-1, -2), lines(-1, 2), 'When one line is negative, all lines must be negative.'],
        ['description', { description: long(4000) }, { description: long(4001) }, '4000 characters'],
        ['reference', { reference: long(255) }, { reference: long(256) }, '255 characters'],
      ];
    case 'qhyg':
    case 'ndsk':
      return [
        ['contact', {}, { contact: undefined }, 'ContactRef'],
        ['archived contact', {}, inactive ?? {}, /made inactive \(vendor /],
        ['bank', { bank: card }, { bank: expense }, 'must be a Bank, Cash or Asset account.'],
        ['closed books', open, closed, 'Account Period Closed'],
        [
          'account type',
          line({ account: income }),
          line({ account: booksOf(key).equity }),
          'must be an Expense or Income account.',
        ],
        ['tax rate', {}, line({ taxRate: undefined }), 'have a VAT rate'],
        [
          'no tax rate in France',
          { ...line({ taxRate: undefined }), info: { ...open.info, country: 'France' } },
          line({ taxRate: undefined }),
          'have a VAT rate',
        ],
        ['archived rate', line({ taxRate: purchase }), line(gone), /made inactive \(tax code /],
        ['rate of sales', {}, line({ taxRate: sales }), 'cannot be used on a purchase.'],
        [
          'tax on all lines',
          { lines: [aLine(key), aLine(key)] },
          { lines: [aLine(key), aLine(key, { tax: undefined })] },
          'on all line items or none',
        ],
        [
          'tracking parents',
          line({ tracking: [option('DEPARTMENT_1')] }),
          line({ tracking: [{ ...parent, id: 'DEPARTMENTS' }] }),
          'Names element id DEPARTMENTS not found',
        ],
        [
          'one class',
          line({ tracking: [option('CLASS_1')] }),
          line({ tracking: [option('CLASS_1'), option('CLASS_2')] }),
          'type CLASS',
        ],
        [
          'one department',
          line({ tracking: [option('DEPARTMENT_1'), option('CLASS_2')] }),
          line({ tracking: [option('DEPARTMENT_1'), option('DEPARTMENT_2')] }),
          'Only one tracking category of type DEPARTMENT',
        ],
        [
          'the same department',
          { lines: [aLine(key, { tracking: [option('DEPARTMENT_1')] }), aLine(key)] },
          {
            lines: [
              aLine(key, { tracking: [option('DEPARTMENT_1')] }),
              aLine(key, { tracking: [option('DEPARTMENT_2')] }),
            ],
          },
          'must be the same',
        ],
        [
          'archived tracking',
          line({ tracking: [option('CLASS_1')] }),
          line({ tracking: [{ ...option('CLASS_1'), ...archived }] }),
          /made inactive \(class /,
        ],
        ['total', lines(-1, 2), lines(-2, 1), 'must be 0 or greater'],
        ['reference', { reference: long(21) }, { reference: long(22) }, 'less than 22 characters'],
        ['description', { description: long(3999) }, { description: long(4000) }, 'less than 4000 characters'],
      ];
    case 'pqsw':
      return [
        ['contact', {}, { contact: undefined }, 'PayeeEntityRef'],
        ['archived contact', {}, inactive ?? {}, 'The name is inactive.'],
        ['bank', { bank: card }, { bank: expense }, 'is not a bank or credit card account.'],
        ['closing date', open, closed, 'before the closing date of the company file'],
        [
          'archived rate',
          {},
          line({ taxRate: { id: 'NON', name: 'Non', code: 'NON', rate: 0, use: 'both', ...archived } }),
          'The tax code is inactive.',
        ],
        [
          'archived class',
          line({ tracking: [option('a')] }),
          line({ tracking: [{ ...option('a'), ...archived }] }),
          'The class is inactive.',
        ],
        [
          'money back to a card',
          { type: 'Refund', bank: card },
          { type: 'Refund' },
          'Refund is only supported for credit card accounts',
        ],
        ['note', { description: long(4096) }, { description: long(4097) }, '4096 characters'],
      ];
    case 'akxx':
      return [
        ['payee', {}, { contact: undefined }, 'Please enter value(s) for: Payee.'],
        ['archived contact', {}, inactive ?? {}, 'the vendor is inactive'],
        ['bank', { bank: card }, { bank: expense }, 'must be of type Bank or Credit Card'],
        ['period', open, closed, 'date range of your accounting period'],
        ['line account', {}, line({ account: card }), 'an expense line cannot use a bank account'],
        ['tax code', {}, line({ taxRate: undefined }), 'Please enter value(s) for: Tax Code.'],
        ['archived tax code', line({ taxRate: purchase }), line(gone), 'the tax code is inactive'],
        [
          'tracking parents',
          line({ tracking: [option('department-1')] }),
          line({ tracking: [{ ...parent, id: 'department' }] }),
          'Invalid department reference key',
        ],
        ['exchange rate', { ...foreign, rate: 0.86 }, foreign, 'Please enter value(s) for: Exchange Rate.'],
        [
          'one of each segment',
          line({ tracking: [option('department-1'), option('location-1')] }),
          line({ tracking: [option('department-1'), option('department-2')] }),
          'Only one location',
        ],
        [
          'archived segment',
          line({ tracking: [option('location-1')] }),
          line({ tracking: [{ ...option('location-1'), ...archived }] }),
          'Invalid location reference key',
        ],
        ['signs', lines(1, 2), lines(-1, 2), 'same sign'],
      ];
    case 'trji':
      return [
        ['one line', lines(1), lines(1, 2), 'Only one line is supported.'],
        ['bank', { bank: card }, { bank: expense }, 'cannot be found in the related table (Bank Account)'],
        ['posting dates', open, closed, 'not within your range of allowed posting dates'],
        ['direct posting', {}, line({ account: booksOf(key).tax }), "Direct Posting must be equal to 'Yes'"],
        ['tax', {}, line({ taxRate: undefined }), 'TaxRateRef must be provided.'],
        ['archived rate', line({ taxRate: purchase }), line(gone), 'VAT Posting Setup'],
        [
          'rate of sales',
          {},
          line({ taxRate: { id: 'S', name: 'Sales', code: 'S', rate: 20, use: 'sales', status: 'Active' } }),
          "equal to 'Purchase'",
        ],
        ['currency rate', { ...foreign, rate: 0.86 }, foreign, 'CurrencyRate is required'],
        [
          'reference of money received',
          { type: 'Payment', reference: long(21) },
          { type: 'Refund', reference: long(21) },
          '20 characters',
        ],
      ];
    case 'fbrh':
      return [
        ['one line', lines(1), lines(1, 2), 'Exactly one line item must be specified.'],
        ['note', { description: 'Paper' }, { description: '' }, 'Note must be provided.'],
        ['bank', { bank: card }, { bank: expense }, 'does not exist.'],
        ['lock date', open, closed, 'accounts lock date, 20 Nov 2026'],
        ['hidden bank account', {}, { bank: { ...bank, ...archived } }, 'is hidden or inactive'],
        ['category', line({ account: income }), line({ account: booksOf(key).tax }), 'cannot be used for a payment.'],
      ];
    case 'knfz':
      return [
        [
          'money back to a card',
          { type: 'Refund', bank: card },
          { type: 'Refund' },
          'only supported for credit card accounts',
        ],
        ['bank', { bank: card }, { bank: expense }, 'BL03000018'],
        ['closing date', open, closed, "books' closing date of 20 Nov 2026"],
        ['line account', {}, line({ account: booksOf(key).tax }), 'cannot be used on this transaction'],
        ['tax rate', {}, line({ taxRate: undefined }), 'must be an existing tax rate'],
        ['archived rate', line({ taxRate: purchase }), line(gone), 'is not active: the tax rate cannot be used'],
        [
          'rate of sales',
          {},
          line({ taxRate: { id: 'S', name: 'Sales', code: 'S', rate: 20, use: 'sales', status: 'Active' } }),
          'not valid for purchases',
        ],
        [
          'tracking parents',
          line({ tracking: [option('DEPARTMENT-1')] }),
          line({ tracking: [{ ...parent, id: 'DEPARTMENT' }] }),
          "Invalid DEPARTMENT 'DEPARTMENT' specified",
        ],
        [
          'currency of the entity',
          { currency: 'USD' },
          { currency: 'ZZZ' },
          "Currency 'ZZZ' does not exist in the entity.",
        ],
        [
          'one of each dimension',
          line({ tracking: [option('DEPARTMENT-1'), option('LOCATION-1')] }),
          line({ tracking: [option('DEPARTMENT-1'), option('DEPARTMENT-2')] }),
          'Only one value of each dimension',
        ],
        [
          'archived dimension',
          line({ tracking: [option('LOCATION-1')] }),
          line({ tracking: [{ ...option('LOCATION-1'), ...archived }] }),
          'LOCATION LOCATION-1 is not active',
        ],
        ['payee', { description: 'Viking' }, { description: '' }, 'no more than 80 characters'],
        ['length of the payee', { description: long(80) }, { description: long(81) }, 'no more than 80 characters'],
        ['reference', { reference: long(45) }, { reference: long(46) }, '45 characters'],
        ['line description', line({ description: long(1000) }), line({ description: long(1001) }), '1000 characters'],
      ];
    case 'rwuv':
      return [
        ['bank', { bank: card }, { bank: expense }, 'paid_through_account_id'],
        ['archived contact', {}, inactive ?? {}, 'has been marked as inactive'],
        ['locked', open, closed, 'on or before 20 Nov 2026 have been locked'],
        ['account', {}, line({ account: booksOf(key).tax }), 'cannot be used to record an expense'],
        ['archived tax', line({ taxRate: purchase }), line(gone), 'has been marked as inactive'],
        [
          'rate of the account',
          line({ account: expense, taxRate: purchase }),
          line({ account: income, taxRate: purchase }),
          'cannot be applied to an expense',
        ],
        [
          'negative',
          lines(-5),
          { ...lines(-5), contact: undefined },
          'Contact must be provided when pushing a negative direct cost.',
        ],
      ];
    default:
      return [];
  }
}
