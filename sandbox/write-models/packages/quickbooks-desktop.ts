import {
  dateTime,
  informs,
  list,
  type Modifier,
  number,
  object,
  oneOf,
  publishedAsRequired,
  required,
  text,
  upTo,
  warns,
} from '../field';
import type { ModelDefinition, PackageModels } from '../model';
import { activeOrArchived, addressLines, maxLength, numbers, side, single } from './shared-fields';

const multicurrency = 'Can only be set if the Quickbooks Desktop company has Multicurrency enabled.';
const code = text('nominalCode', required, maxLength(7));
const accountCurrency = text(
  'currency',
  warns(
    'The currency must match the base currency of the QuickBooks Desktop company unless the FullyQualifiedCategory is ' +
      "'Asset.AccountsReceivable','Liability.AccountsPayable' or 'Liability.CreditCard'",
    'Must be a three letter ISO code that matches an existing active currency in the QuickBooks Desktop company',
    multicurrency,
  ),
  informs('If not set, will default to the base currency of the QuickBooks Desktop company'),
);
const transactionCurrency = [
  text(
    'currency',
    warns('Must be a three letter ISO code', multicurrency),
    informs('If not set, will default to the default currency'),
  ),
  number(
    'currencyRate',
    informs(
      'If not set, will default to the rate set within QuickBooks Desktop, if no rate is set in QuickBooks Desktop, it will default to 1.',
      multicurrency,
    ),
  ),
];
const depositAccount = object('accountRef', required, informs('The account in which to make the deposit'), []);
const checkOfDeposit = text('reference', informs('Use to reference the check number of this deposit.'));
const checkNumber = text('reference', warns('Represents the check number'));
const onePayment = single(warns('Must contain a single payment allocation'));
// Codat's remark names To.Amount for both sides of a transfer.
const moved = number('amount', required, warns('Value should match To.Amount', 'Value should be greater than zero'));
const unused = warns('This value is not used in the push, and will be ignored.');

const categories = [
  'Asset.AccountsReceivable Asset.FixedAsset Asset.OtherCurrentAsset Asset.OtherAsset Income.Income Income.OtherIncome',
  'Liability.AccountsPayable Liability.CreditCard Liability.LongTermLiability Liability.OtherCurrentLiability',
  'Liability.CostOfGoodsSold Equity.Equity Expense.Expense Expense.OtherExpense',
].flatMap((line) => line.split(' '));

/**
 * QuickBooks Desktop. Its models of direct costs and direct incomes mark nearly every field as required: the ids of
 * records that do not exist yet, an item in addition to the account, and the amount of the payment in addition to the
 * total. A field is not enforced if Codat's schema does not require it and a client cannot know its value.
 */
export const quickBooksDesktop: PackageModels = {
  chartOfAccounts: [
    code,
    text('name', required, maxLength(31)),
    text('description', maxLength(200)),
    accountCurrency,
    text('fullyQualifiedCategory', required, oneOf(...categories)),
    number('currentBalance'),
  ],
  bankAccounts: [code, text('accountName', required, maxLength(31)), accountCurrency, number('balance')],
  customers: contact('customerName', [warns('Max length of 21 characters'), upTo(21)], [maxLength(15)]),
  suppliers: contact('supplierName', [], []),
  directCosts: [
    checkNumber,
    text('note', maxLength(4096)),
    object('contactRef', []),
    ...transactionCurrency,
    dateTime('issueDate', required),
    list('lineItems', required, [
      text('description', required),
      number('unitAmount', required),
      number('quantity', required),
      number('subTotal'),
      number('taxAmount', required),
      number('totalAmount'),
      object('accountRef', required, []),
      object('taxRateRef', publishedAsRequired, []),
      object('itemRef', publishedAsRequired, []),
      list('trackingCategoryRefs', publishedAsRequired, []),
    ]),
    list('paymentAllocations', onePayment, [
      object('payment', required, [
        text('id', publishedAsRequired),
        depositAccount,
        checkOfDeposit,
        text('note', publishedAsRequired),
        text('currency', publishedAsRequired),
        number('currencyRate', publishedAsRequired),
        dateTime('paidOnDate', publishedAsRequired),
        number('totalAmount', publishedAsRequired),
      ]),
    ]),
    number('taxAmount', required),
    ...numbers('subTotal', 'totalAmount'),
    dateTime('sourceModifiedDate'),
    dateTime('modifiedDate'),
  ],
  directIncomes: [
    text('id', publishedAsRequired),
    checkNumber,
    text('note', maxLength(100)),
    ...transactionCurrency,
    dateTime('issueDate', required),
    dateTime('sourceModifiedDate'),
    number('totalAmount', required),
    object('contactRef', []),
    list('lineItems', single(warns('Must contain a single line item')), [
      text('description', required),
      number('totalAmount', required),
      object('accountRef', required, []),
      list('trackingCategoryRefs', publishedAsRequired, []),
    ]),
    list('paymentAllocations', onePayment, [
      object('payment', required, [text('id', publishedAsRequired), depositAccount, checkOfDeposit]),
    ]),
  ],
  transfers: [
    side('from', [], moved, text('currency', unused)),
    side('to', [], moved, text('currency', unused)),
    list('trackingCategoryRefs', []),
    text('description', maxLength(4096)),
    dateTime('date', required),
    object('contactRef', unused, []),
    // This field is not enforced, because QuickBooks sets this value and a new transfer cannot have it.
    dateTime('sourceModifiedDate', publishedAsRequired),
  ],
  journalEntries: [
    dateTime('postedOn'),
    list('journalLines', required, [
      text('description', maxLength(4000)),
      object(
        'accountRef',
        required,
        warns(
          'The currency of all accounts in the Journal Entry must use the base currency of the QuickBooks Desktop company',
        ),
        [],
      ),
      number(
        'netAmount',
        required,
        informs(
          'For debit lines, the net amount should be positive, for credit lines it should be negative',
          'The sum of net amounts for all line items must be 0',
        ),
      ),
      text(
        'currency',
        warns(
          'Must be a three letter ISO code that matches the currency of the QuickBooks Desktop company',
          multicurrency,
        ),
        informs(
          'Must match the base currency of the QuickBooks Desktop company',
          'If not set, will default to the default currency of the QuickBooks Desktop company',
        ),
      ),
    ]),
  ],
};

function contact(
  name: 'customerName' | 'supplierName',
  phone: readonly Modifier[],
  registrationNumber: readonly Modifier[],
): ModelDefinition {
  return [
    text(name, required, maxLength(41)),
    text('contactName', warns('Max length of 25 characters for first and last names')),
    text('phone', ...phone),
    text('emailAddress'),
    text('registrationNumber', ...registrationNumber),
    text('taxNumber', maxLength(30)),
    text(
      'defaultCurrency',
      warns(
        'Must be a three letter ISO code that matches an existing active currency in the QuickBooks Desktop company',
        multicurrency,
      ),
      informs('If not set, will default to the base currency of the QuickBooks Desktop company'),
    ),
    text('status', required, activeOrArchived),
    list('addresses', [
      ...addressLines({
        line: maxLength(41),
        city: maxLength(31),
        region: maxLength(21),
        country: maxLength(31),
        postalCode: maxLength(13),
      }),
      text(
        'type',
        required,
        oneOf('Billing', 'Delivery'),
        informs('Only 1 address each of type(s) Billing/Delivery may be specified.'),
      ),
    ]),
  ];
}
