import { bankTransactions } from './bank-transactions';
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
} from './field';
import type { ModelDefinition, PackageModels } from './model';
import { ref, side, single, tracking } from './parts';

const oneAllocation = single(informs('Must contain a single allocation'));
const bankOrUndeposited = warns(
  "Either the 'From' account or the 'To' account must be a bank account - the other must be an undeposited funds account",
);

export const netSuite: PackageModels = {
  customers: {
    fields: [
      ...contact('customerName'),
      list('contacts', [
        text('name', required),
        text('email'),
        list(
          'phone',
          [text('type', required), text('number', required)],
          upTo(4),
          warns('Must be a maximum of four distinct number types'),
        ),
        text('status', required, oneOf('Active', 'Archived')),
      ]),
    ],
  },
  suppliers: { fields: contact('supplierName') },
  directCosts: spent(
    [
      object(
        'accountRef',
        [text('id', required)],
        warns('Should not be a bank account', 'Should only be specified when pushing an expense'),
      ),
      ref('itemRef', warns('Should only be specified when pushing an item (not an expense)')),
      ref('taxRateRef', warns("Should be specified when item type is not 'Discount'")),
    ],
    "Must match the ID of an existing account of type 'Bank' OR type 'Credit Card'",
  ),
  directIncomes: spent(
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
      list('depositedRecordRefs', [text('id', required)], required),
      list('trackingCategoryRefs', [
        text('id', required, warns('One location, one department and one classification may be provided')),
      ]),
    ],
  },
  journalEntries: {
    fields: [
      text('description'),
      dateTime('postedOn', informs("Defaults to today's date if not specified")),
      list(
        'journalLines',
        [
          number('netAmount', required),
          text('description'),
          text('currency', informs('Must be the base currency')),
          object(
            'accountRef',
            [],
            required,
            informs('Specified account must be in the same base currency as the subsidiary'),
          ),
          // Published as required, with nothing in it that is: an empty one means nothing, so a line may go without.
          tracking(
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
            publishedAsRequired,
          ),
        ],
        required,
      ),
    ],
  },
  bankTransactions,
};

function contact(name: 'customerName' | 'supplierName'): readonly Field[] {
  return [
    text(name, required),
    text('emailAddress'),
    text('defaultCurrency'),
    text('phone'),
    text('taxNumber'),
    text('status', required, oneOf('Active', 'Archived')),
    list(
      'addresses',
      [
        text('type', required, oneOf('Billing', 'Delivery', 'Unknown')),
        text('line1'),
        text('line2'),
        text('city'),
        text('region'),
        text('country', required, atLeast(2), upTo(2), warns('Must be a two letter Country ISO code')),
        text('postalCode'),
      ],
      warns('Only one each of Billing and Delivery addresses can be provided'),
      informs('Multiple addresses of Unknown type may be provided'),
    ),
  ];
}

function spent(what: readonly Field[], bankAccount: string): ModelDefinition {
  return {
    fields: [
      text('note'),
      ref('contactRef', required),
      dateTime('issueDate', required),
      text('currency', required),
      number('currencyRate', required),
      list(
        'lineItems',
        [
          text('description'),
          number('unitAmount', informs('Should have the same sign across all line items')),
          number('quantity'),
          ...what,
          list('trackingCategoryRefs', [text('id', required)]),
        ],
        required,
      ),
      list(
        'paymentAllocations',
        [
          object('payment', [object('accountRef', [text('id', required, warns(bankAccount))], required)], required),
          object('allocation', [], required),
        ],
        oneAllocation,
      ),
    ],
  };
}
