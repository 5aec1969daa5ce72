import { bankTransactions } from './bank-transactions';
import {
  atLeast,
  dateTime,
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
import { longAddress, ref, side, single, tracking } from './parts';
import { quickBooksCategories } from './quickbooks-categories';

const currency = text('currency', informs('Required if multi-currency is enabled for the company.'));
const reference = text('reference', upTo(21), warns('Must be less than 22 characters.'));
const lineDescription = text('description', upTo(3999), warns('Must be less than 4000 characters.'));
const onePayment = single(warns('Must have exactly one payment allocation.'));
const departments = warns('All DEPARTMENT tracking categories must be the same');
const automatedSalesTax = (choice: string): string =>
  `If an organisation has Automated Sales Tax enabled for US locales, then ${choice} can be used. If Automated Sales ` +
  `Tax is disabled for US locales then 'TAX' (Automated Sales Tax) will not be accepted and a different tax rate must ` +
  'be used.';

/**
 * QuickBooks Online and QuickBooks Online Sandbox, which is the same software. Codat shows the models of bank accounts
 * and direct incomes for the Sandbox alone; that the other takes them too is an assumption.
 */
export const quickBooksOnline: PackageModels = {
  chartOfAccounts: {
    fields: [
      text('nominalCode', upTo(7), informs('If included must have a length between 1 and 7 characters')),
      text('name', required, upTo(100), warns('Must have a length between 1 and 100 characters')),
      text('currency', informs('When not specified company base currency will be used')),
      text('fullyQualifiedCategory', required, oneOf(...quickBooksCategories)),
    ],
  },
  bankAccounts: {
    fields: [
      text('accountName', required),
      // QuickBooks' own account numbers are optional, and many companies have them switched off.
      text('accountNumber', publishedAsRequired),
      text('currency', required),
    ],
  },
  customers: contact('customerName'),
  suppliers: contact('supplierName'),
  directCosts: {
    fields: [
      object('contactRef', [text('id', required), text('dataType', required, oneOf('Suppliers'))], required),
      dateTime('issueDate', informs('If the issue date is not supplied, the current date on the server is used.')),
      number('currencyRate'),
      reference,
      currency,
      text('note'),
      list(
        'paymentAllocations',
        [
          object('allocation', total()),
          object(
            'payment',
            [
              ...total(),
              object('accountRef', [text('id', required, informs('Must be Bank, Cash or Asset account'))], required),
            ],
            required,
          ),
        ],
        onePayment,
      ),
      list(
        'lineItems',
        [
          list(
            'trackingCategoryRefs',
            [text('id', required, warns('Must be a valid Id'))],
            warns(
              'Only one tracking category of type CLASS can be provided per item.',
              'Only one tracking category of type DEPARTMENT can be provided per invoice.',
            ),
            departments,
          ),
          object(
            'accountRef',
            [text('id', required, warns('Must be an Expense or Income account'))],
            warns('Must be set if ItemRef is not'),
          ),
          ref('itemRef', warns('Must be set if AccountRef is not')),
          lineDescription,
          number('quantity', required),
          number('unitAmount', required),
          number(
            'taxAmount',
            warns('Must be specified on all line items or none. If specified will override QBO tax calculations.'),
          ),
          object(
            'taxRateRef',
            [text('id', required, informs(automatedSalesTax("only 'TAX' (Automated Sales Tax) or 'NON' (no tax)")))],
            warns('Required for all companies except QuickBooks Online France companies.'),
          ),
        ],
        required,
      ),
    ],
  },
  directIncomes: {
    information: ['Automated Sales Tax is disabled for this company.'],
    fields: [
      object(
        'contactRef',
        [text('id', required), text('dataType', required, oneOf('Customers'))],
        warns('Must be a Customer reference'),
      ),
      currency,
      number('currencyRate'),
      number('taxAmount', informs('Tax will not be overridden if TaxAmount is 0.')),
      reference,
      dateTime('issueDate', required),
      list(
        'paymentAllocations',
        [
          object('allocation', [], required),
          object(
            'payment',
            [
              object('accountRef', [
                text('id', required, informs('Required for refunds', 'Must be Bank or Asset account')),
              ]),
            ],
            required,
          ),
        ],
        onePayment,
      ),
      list(
        'lineItems',
        [
          list('trackingCategoryRefs', [text('id', required)], departments),
          lineDescription,
          number('quantity', required),
          number('unitAmount', required),
          number('subTotal', required, informs('Must equal the Quantity multiplied by the UnitAmount.')),
          number('taxAmount'),
          object(
            'taxRateRef',
            [
              text(
                'id',
                required,
                warns('For UK companies, cannot have a mix of NON and valid tax rate IDs.'),
                informs(
                  'For UK companies, if a value of NON is provided on all lines the directIncomes will be set to have No VAT.',
                  automatedSalesTax("'TAX' (Automated Sales Tax), 'NON' (no tax) or a custom tax rate"),
                ),
              ),
            ],
            required,
          ),
        ],
        required,
      ),
    ],
  },
  transfers: {
    warnings: [
      'When pushing a transfer using two different currencies, the exchange rate will be calculated and passed to ' +
        'QuickBooks, QuickBooks performs rounding on this value which may affect the values in the transfer',
      'Transfers between accounts in different currencies can only be made if multi-currency is enabled for company',
      "The currency of at least one of the accounts used must be the same as the company's currency",
    ],
    fields: [
      text('description'),
      side('from', [], number('amount', required)),
      side('to', []),
      list('depositedRecordRefs', [
        text('id', required),
        text('dataType', required, oneOf('payments', 'directIncomes', 'journalEntries')),
      ]),
    ],
  },
  journalEntries: {
    warnings: [
      'To push a JournalEntry to a French Company in QuickBooks Online, an active JournalCode with type ' +
        "'Others' or 'Autres' must exist inside the Company",
    ],
    fields: [
      dateTime('postedOn', required),
      list(
        'journalLines',
        [
          text('description', upTo(4000), informs('Must be no longer than 4000 characters long')),
          text(
            'currency',
            informs(
              'Required if multi-currency is enabled for the company',
              'When present, all JournalLine currencies should match',
            ),
          ),
          number('netAmount', required),
          ref('accountRef', required),
          tracking(
            list(
              'recordRefs',
              [
                text(
                  'id',
                  required,
                  warns(
                    "Must begin with 'CLASS_' or 'DEPARTMENT_'",
                    "Must match the ID of an existing tracking category and be of type 'DEPARTMENT' or 'CLASS'.",
                  ),
                ),
                text('dataType', required, warns("Must be 'trackingCategories'")),
              ],
              required,
              warns("Must not contain multiple 'CLASS_' records or 'DEPARTMENT_' records"),
            ),
          ),
        ],
        required,
        atLeast(2),
        informs('There must be at least two lines'),
      ),
    ],
  },
  bankTransactions,
};

function contact(name: 'customerName' | 'supplierName'): ModelDefinition {
  const customer = name === 'customerName';
  return {
    fields: [
      text(
        name,
        required,
        ...(customer ? [warns('Names must be unique across customers, suppliers and employees')] : []),
      ),
      text('phone', warns('Country, area, and number are space separated')),
      text('emailAddress'),
      text('registrationNumber'),
      text('taxNumber'),
      text('status', required, oneOf('Active', 'Archived')),
      customer
        ? longAddress(
            225,
            text('type', oneOf('Billing', 'Delivery'), warns('Billing = POBOX, Delivery/Unknown = DELIVERY')),
          )
        : longAddress(255, text('type', required, oneOf('Billing'))),
      ...(customer ? [list('contacts', [list('phone', [text('type', required), text('number', required)])])] : []),
      text(
        'defaultCurrency',
        ...(customer
          ? [
              warns(
                'Default currency can only differ from the base company currency if multi-currency is enabled for the company.',
              ),
            ]
          : []),
      ),
    ],
  };
}

function total() {
  return [
    number('totalAmount', warns('Must match the sum of the line items')),
    text('currency', warns('Must match the Currency of the company')),
  ];
}
