import type { ResolvedExpense, TrackingOption } from '../books';
import { aLine, aPayment, booksOf, expensePackages } from '../testing/records';
import { archived, describeRefusals, long, type Refusal } from '../testing/refusal';

describeRefusals('expenses', {
  packageKeys: expensePackages.map(([, key]) => key),
  ruleOf: ({ refuse }) => refuse,
  build: aPayment,
  casesOf,
});

/** Returns a tracking option. The path is its id, or `parent/id` if the rule depends on the parent. */
function option(path: string): TrackingOption {
  const [id = path, parentId = 'parent'] = path.split('/').reverse();
  return { id, name: id, parentId, hasChildren: false, status: 'Active' };
}

function casesOf(key: string): readonly Refusal<ResolvedExpense>[] {
  const { info, bank, card, expense, income, equity, tax, noTax, organisation } = booksOf(key);
  const line = (values: Parameters<typeof aLine>[1]): Partial<ResolvedExpense> => ({ lines: [aLine(key, values)] });
  const nets = (...values: readonly number[]): Partial<ResolvedExpense> => ({
    lines: values.map((net) => aLine(key, { net })),
  });
  const tracked = (...paths: readonly string[]) => line({ tracking: paths.map(option) });
  const parent = (id: string) => line({ tracking: [{ ...option(id), parentId: undefined, hasChildren: true }] });
  const archivedOption = (id: string) => line({ tracking: [{ ...option(id), ...archived }] });
  const ofUse = (use: 'sales' | 'purchases') => organisation.taxRates.find((rate) => rate.use === use);
  const salesRate = ofUse('sales') ?? { id: 'S', name: 'Sales', code: 'S', rate: 20, use: 'sales', status: 'Active' };
  const taxRate = ofUse('purchases');
  const usual = taxRate ?? noTax;
  const archivedRate = line({ taxRate: usual && { ...usual, ...archived } });
  const [supplier] = organisation.suppliers;
  const noContact = { contact: undefined };
  const inactive = supplier ? { contact: { ...supplier, ...archived } } : {};
  const noBank = { bank: expense };
  const closed = { info: { ...info, lockDate: '2026-11-20' } };
  const open = { info: { ...info, lockDate: '2026-11-19' } };
  const foreign = { bank: { ...bank, currency: 'EUR' }, currency: 'EUR' };
  const refundToCard = { type: 'Refund', bank: card } as const;
  const twoLines = (first: Parameters<typeof aLine>[1], second: Parameters<typeof aLine>[1]) => ({
    lines: [aLine(key, first), aLine(key, second)],
  });
  const oneDepartment = { tracking: [option('DEPARTMENT_1')] };
  switch (key) {
    case 'gbol':
      return [
        ['a missing contact', {}, noContact, 'A Contact must be specified for this type of transaction.'],
        ['an archived contact', {}, inactive, /The contact '.*' has been archived/],
        [
          'an expense account as bank account',
          { bank: card },
          noBank,
          `Account code '${expense.code}' (${expense.name}) is not a bank account.`,
        ],
        ['the lock date', open, closed, 'currently set at 20 Nov 2026'],
        ['an archived tax rate', line({ taxRate }), archivedRate, /does not exist or has been archived/],
        [
          'a sales rate on an expense account',
          line({ account: income, taxRate: salesRate }),
          line({ taxRate: salesRate }),
          /cannot be used with account code/,
        ],
        [
          'tax without a rate',
          line({ tax: 0 }),
          line({ tax: 1 }),
          "The tax amount must be 0 when the TaxType is 'NONE'.",
        ],
        ['three tracking categories', tracked('p/a', 'q/b'), tracked('p/a', 'q/b', 'r/c'), 'A maximum of 2'],
        ['a tracking parent', tracked('a'), parent('a'), 'must be child options'],
        ['two options of one parent', tracked('a'), tracked('a', 'b'), 'same parent'],
        ['an archived option', tracked('a'), archivedOption('a'), "The tracking option 'a' is archived."],
        ['mixed signs', nets(-1, -2), nets(-1, 2), 'When one line is negative, all lines must be negative.'],
        ['a long description', { description: long(4000) }, { description: long(4001) }, '4000 characters'],
        ['a long reference', { reference: long(255) }, { reference: long(256) }, '255 characters'],
      ];
    case 'qhyg':
    case 'ndsk':
      return [
        ['a missing contact', {}, noContact, 'ContactRef'],
        ['an archived contact', {}, inactive, /made inactive \(vendor /],
        ['an expense account as bank account', { bank: card }, noBank, 'must be a Bank, Cash or Asset account.'],
        ['closed books', open, closed, 'Account Period Closed'],
        [
          'an equity account',
          line({ account: income }),
          line({ account: equity }),
          'must be an Expense or Income account.',
        ],
        [
          'a missing tax rate outside France',
          { ...line({ taxRate: undefined }), info: { ...open.info, country: 'France' } },
          line({ taxRate: undefined }),
          'have a VAT rate',
        ],
        ['an archived tax rate', line({ taxRate }), archivedRate, /made inactive \(tax code /],
        ['a sales rate', {}, line({ taxRate: salesRate }), 'cannot be used on a purchase.'],
        ['tax on some lines', twoLines({}, {}), twoLines({}, { tax: undefined }), 'on all line items or none'],
        ['a tracking parent', tracked('DEPARTMENT_1'), parent('DEPARTMENTS'), 'Names element id DEPARTMENTS not found'],
        ['two classes', tracked('CLASS_1'), tracked('CLASS_1', 'CLASS_2'), 'type CLASS'],
        [
          'two departments',
          tracked('DEPARTMENT_1', 'CLASS_2'),
          tracked('DEPARTMENT_1', 'DEPARTMENT_2'),
          'Only one tracking category of type DEPARTMENT',
        ],
        [
          'different departments',
          twoLines(oneDepartment, {}),
          twoLines(oneDepartment, { tracking: [option('DEPARTMENT_2')] }),
          'must be the same',
        ],
        ['an archived option', tracked('CLASS_1'), archivedOption('CLASS_1'), /made inactive \(class /],
        ['a negative total', nets(-1, 2), nets(-2, 1), 'must be 0 or greater'],
        ['a long reference', { reference: long(21) }, { reference: long(22) }, 'less than 22 characters'],
        ['a long description', { description: long(3999) }, { description: long(4000) }, 'less than 4000 characters'],
      ];
    case 'pqsw':
      return [
        ['a missing contact', {}, noContact, 'PayeeEntityRef'],
        ['an archived contact', {}, inactive, 'The name is inactive.'],
        ['an expense account as bank account', { bank: card }, noBank, 'is not a bank or credit card account.'],
        ['the closing date', open, closed, 'before the closing date of the company file'],
        ['an archived tax rate', {}, archivedRate, 'The tax code is inactive.'],
        ['an archived class', tracked('a'), archivedOption('a'), 'The class is inactive.'],
        [
          'a refund to a bank account',
          refundToCard,
          { type: 'Refund' },
          'Refund is only supported for credit card accounts',
        ],
        ['a long note', { description: long(4096) }, { description: long(4097) }, '4096 characters'],
      ];
    case 'akxx':
      return [
        ['a missing payee', {}, noContact, 'Please enter value(s) for: Payee.'],
        ['an archived contact', {}, inactive, 'the vendor is inactive'],
        ['an expense account as bank account', { bank: card }, noBank, 'must be of type Bank or Credit Card'],
        ['a closed period', open, closed, 'date range of your accounting period'],
        ['a line coded to a card', {}, line({ account: card }), 'an expense line cannot use a bank account'],
        ['a missing tax code', {}, line({ taxRate: undefined }), 'Please enter value(s) for: Tax Code.'],
        ['an archived tax code', line({ taxRate }), archivedRate, 'the tax code is inactive'],
        ['a tracking parent', tracked('department-1'), parent('department'), 'Invalid department reference key'],
        ['a missing exchange rate', { ...foreign, rate: 0.86 }, foreign, 'Please enter value(s) for: Exchange Rate.'],
        [
          'two options of one segment',
          tracked('department-1', 'location-1'),
          tracked('department-1', 'department-2'),
          'Only one location',
        ],
        ['an archived segment', tracked('location-1'), archivedOption('location-1'), 'Invalid location reference key'],
        ['mixed signs', nets(1, 2), nets(-1, 2), 'same sign'],
      ];
    case 'trji':
      return [
        ['two lines', nets(1), nets(1, 2), 'Only one line is supported.'],
        ['an expense account as bank account', { bank: card }, noBank, 'the related table (Bank Account)'],
        ['a closed posting date', open, closed, 'not within your range of allowed posting dates'],
        ['a reserved account', {}, line({ account: tax }), "Direct Posting must be equal to 'Yes'"],
        ['a missing tax rate', {}, line({ taxRate: undefined }), 'TaxRateRef must be provided.'],
        ['an archived tax rate', line({ taxRate }), archivedRate, 'VAT Posting Setup'],
        ['a sales rate', {}, line({ taxRate: salesRate }), "equal to 'Purchase'"],
        ['a missing exchange rate', { ...foreign, rate: 0.86 }, foreign, 'CurrencyRate is required'],
        [
          'a long reference on a refund',
          { reference: long(21) },
          { type: 'Refund', reference: long(21) },
          '20 characters',
        ],
      ];
    case 'fbrh':
      return [
        ['two lines', nets(1), nets(1, 2), 'Exactly one line item must be specified.'],
        ['an empty note', { description: 'Paper' }, { description: '' }, 'Note must be provided.'],
        ['an expense account as bank account', { bank: card }, noBank, 'does not exist.'],
        ['the lock date', open, closed, 'accounts lock date, 20 Nov 2026'],
        ['a hidden bank account', {}, { bank: { ...bank, ...archived } }, 'is hidden or inactive'],
        ['a reserved category', line({ account: income }), line({ account: tax }), 'cannot be used for a payment.'],
      ];
    case 'knfz':
      return [
        ['a refund to a bank account', refundToCard, { type: 'Refund' }, 'only supported for credit card accounts'],
        ['an expense account as bank account', { bank: card }, noBank, 'BL03000018'],
        ['the closing date', open, closed, "books' closing date of 20 Nov 2026"],
        ['a reserved account', {}, line({ account: tax }), 'cannot be used on this transaction'],
        ['a missing tax rate', {}, line({ taxRate: undefined }), 'must be an existing tax rate'],
        ['an archived tax rate', line({ taxRate }), archivedRate, 'is not active: the tax rate cannot be used'],
        ['a sales rate', {}, line({ taxRate: salesRate }), 'not valid for purchases'],
        [
          'a tracking parent',
          tracked('DEPARTMENT-1'),
          parent('DEPARTMENT'),
          "Invalid DEPARTMENT 'DEPARTMENT' specified",
        ],
        [
          'an unknown currency',
          { currency: 'USD' },
          { currency: 'ZZZ' },
          "Currency 'ZZZ' does not exist in the entity.",
        ],
        [
          'two values of one dimension',
          tracked('DEPARTMENT-1', 'LOCATION-1'),
          tracked('DEPARTMENT-1', 'DEPARTMENT-2'),
          'Only one value of each dimension',
        ],
        ['an archived value', tracked('LOCATION-1'), archivedOption('LOCATION-1'), 'LOCATION LOCATION-1 is not active'],
        ['an empty payee', { description: 'Viking' }, { description: '' }, 'no more than 80 characters'],
        ['a long payee', { description: long(80) }, { description: long(81) }, 'no more than 80 characters'],
        ['a long reference', { reference: long(45) }, { reference: long(46) }, '45 characters'],
        [
          'a long line description',
          line({ description: long(1000) }),
          line({ description: long(1001) }),
          '1000 characters',
        ],
      ];
    case 'rwuv':
      return [
        ['an expense account as bank account', { bank: card }, noBank, 'paid_through_account_id'],
        ['an archived contact', {}, inactive, 'has been marked as inactive'],
        ['a locked day', open, closed, 'on or before 20 Nov 2026 have been locked'],
        ['a reserved account', {}, line({ account: tax }), 'cannot be used to record an expense'],
        ['an archived tax', line({ taxRate }), archivedRate, 'has been marked as inactive'],
        [
          'a purchase tax on an income account',
          line({ account: expense, taxRate }),
          line({ account: income, taxRate }),
          'cannot be applied to an expense',
        ],
        [
          'a negative total without a contact',
          nets(-5),
          { ...nets(-5), ...noContact },
          'Contact must be provided when pushing a negative direct cost.',
        ],
      ];
    default:
      return [];
  }
}
