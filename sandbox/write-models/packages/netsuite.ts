import {
  atLeast,
  dateTime,
  type Field,
  informs,
  list,
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
import { bankTransactions } from './bank-transactions';
import { activeOrArchived, ref, side, single, texts } from './shared-fields';

const oneAllocation = single(informs('Must contain a single allocation'));
const bankOrUndeposited = warns(
  "Either the 'From' account or the 'To' account must be a bank account - the other must be an undeposited funds account",
);

export const netSuite: PackageModels = {
  customers: [
    ...contact('customerName'),
    list('contacts', [
      text('name', required),
      text('email'),
      list('phone', upTo(4), warns('Must be a maximum of four distinct number types'), [
        text('type', required),
        text('number', required),
      ]),
      text('status', required, activeOrArchived),
    ]),
  ],
  suppliers: contact('supplierName'),
  directCosts: spendModel(
    [
      object('accountRef', warns('Should not be a bank account', 'Should only be specified when pushing an expense'), [
        text('id', required),
      ]),
      ref('itemRef', warns('Should only be specified when pushing an item (not an expense)')),
      ref('taxRateRef', warns("Should be specified when item type is not 'Discount'")),
    ],
    "Must match the ID of an existing account of type 'Bank' OR type 'Credit Card'",
  ),
  directIncomes: spendModel(
    [ref('itemRef', required), ref('taxRateRef', required)],
    "Must match the ID of an existing account of type 'Bank'",
  ),
  transfers: {
    warnings: ['Currently only transfers between bank accounts and undeposited funds accounts are supported'],
    fields: [
      text('description'),
      dateTime('date', informs("Will default to today's date if not provided")),
      side('from', [bankOrUndeposited], number('amount', required)),
      side('to', [bankOrUndeposited], number('amount', required)),
      list('depositedRecordRefs', required, [text('id', required)]),
      list('trackingCategoryRefs', [
        text('id', required, warns('One location, one department and one classification may be provided')),
      ]),
    ],
  },
  journalEntries: [
    text('description'),
    dateTime('postedOn', informs("Defaults to today's date if not specified")),
    list('journalLines', required, [
      number('netAmount', required),
      text('description'),
      text('currency', informs('Must be the base currency')),
      object(
        'accountRef',
        required,
        informs('Specified account must be in the same base currency as the subsidiary'),
        [],
      ),
      // This field is not enforced, because none of its inner fields is required and an empty value has no meaning.
      object('tracking', publishedAsRequired, [
        list('recordRefs', [
          text('id', required),
          text(
            'dataType',
            required,
            oneOf('trackingCategories', 'customers', 'suppliers'),
            warns(
              'At most one trackingCategory RecordRef of each type (classification/department/location) may be ' +
                'provided, and only one entity (either customers/suppliers) RecordRef may be provided',
            ),
          ),
        ]),
      ]),
    ]),
  ],
  bankTransactions,
};

function contact(name: 'customerName' | 'supplierName'): readonly Field[] {
  return [
    text(name, required),
    ...texts('emailAddress', 'defaultCurrency', 'phone', 'taxNumber'),
    text('status', required, activeOrArchived),
    list(
      'addresses',
      warns('Only one each of Billing and Delivery addresses can be provided'),
      informs('Multiple addresses of Unknown type may be provided'),
      [
        text('type', required, oneOf('Billing', 'Delivery', 'Unknown')),
        ...texts('line1', 'line2', 'city', 'region'),
        text('country', required, atLeast(2), upTo(2), warns('Must be a two letter Country ISO code')),
        text('postalCode'),
      ],
    ),
  ];
}

function spendModel(lineFields: readonly Field[], bankAccount: string): ModelDefinition {
  return [
    text('note'),
    ref('contactRef', required),
    dateTime('issueDate', required),
    text('currency', required),
    number('currencyRate', required),
    list('lineItems', required, [
      text('description'),
      number('unitAmount', informs('Should have the same sign across all line items')),
      number('quantity'),
      ...lineFields,
      list('trackingCategoryRefs', [text('id', required)]),
    ]),
    list('paymentAllocations', oneAllocation, [
      object('payment', required, [object('accountRef', required, [text('id', required, warns(bankAccount))])]),
      object('allocation', required, []),
    ]),
  ];
}
