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
} from '../field';
import type { ModelDefinition, PackageModels } from '../model';
import { bankTransactions } from './bank-transactions';
import { quickBooksCategories } from './quickbooks-categories';
import { activeOrArchived, longAddress, ref, side, single, texts } from './shared-fields';

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
 * QuickBooks Online and QuickBooks Online Sandbox, which are the same software. Codat publishes the models of bank
 * accounts and direct incomes only for the Sandbox. Assumption: QuickBooks Online has the same models.
 */
export const quickBooksOnline: PackageModels = {
  chartOfAccounts: [
    text('nominalCode', upTo(7), informs('If included must have a length between 1 and 7 characters')),
    text('name', required, upTo(100), warns('Must have a length between 1 and 100 characters')),
    text('currency', informs('When not specified company base currency will be used')),
    text('fullyQualifiedCategory', required, oneOf(...quickBooksCategories)),
  ],
  bankAccounts: [
    text('accountName', required),
    // This field is not enforced, because account numbers are optional in QuickBooks and many companies do not use
    // them.
    text('accountNumber', publishedAsRequired),
    text('currency', required),
  ],
  customers: contact('customerName'),
  suppliers: contact('supplierName'),
  directCosts: [
    object('contactRef', required, [text('id', required), text('dataType', required, oneOf('Suppliers'))]),
    dateTime('issueDate', informs('If the issue date is not supplied, the current date on the server is used.')),
    number('currencyRate'),
    reference,
    currency,
    text('note'),
    list('paymentAllocations', onePayment, [
      object('allocation', total()),
      object('payment', required, [
        ...total(),
        object('accountRef', required, [text('id', required, informs('Must be Bank, Cash or Asset account'))]),
      ]),
    ]),
    list('lineItems', required, [
      list(
        'trackingCategoryRefs',
        warns(
          'Only one tracking category of type CLASS can be provided per item.',
          'Only one tracking category of type DEPARTMENT can be provided per invoice.',
        ),
        departments,
        [text('id', required, warns('Must be a valid Id'))],
      ),
      object('accountRef', warns('Must be set if ItemRef is not'), [
        text('id', required, warns('Must be an Expense or Income account')),
      ]),
      ref('itemRef', warns('Must be set if AccountRef is not')),
      lineDescription,
      number('quantity', required),
      number('unitAmount', required),
      number(
        'taxAmount',
        warns('Must be specified on all line items or none. If specified will override QBO tax calculations.'),
      ),
      object('taxRateRef', warns('Required for all companies except QuickBooks Online France companies.'), [
        text('id', required, informs(automatedSalesTax("only 'TAX' (Automated Sales Tax) or 'NON' (no tax)"))),
      ]),
    ]),
  ],
  directIncomes: {
    information: ['Automated Sales Tax is disabled for this company.'],
    fields: [
      object('contactRef', warns('Must be a Customer reference'), [
        text('id', required),
        text('dataType', required, oneOf('Customers')),
      ]),
      currency,
      number('currencyRate'),
      number('taxAmount', informs('Tax will not be overridden if TaxAmount is 0.')),
      reference,
      dateTime('issueDate', required),
      list('paymentAllocations', onePayment, [
        object('allocation', required, []),
        object('payment', required, [
          object('accountRef', [
            text('id', required, informs('Required for refunds', 'Must be Bank or Asset account')),
          ]),
        ]),
      ]),
      list('lineItems', required, [
        list('trackingCategoryRefs', departments, [text('id', required)]),
        lineDescription,
        number('quantity', required),
        number('unitAmount', required),
        number('subTotal', required, informs('Must equal the Quantity multiplied by the UnitAmount.')),
        number('taxAmount'),
        object('taxRateRef', required, [
          text(
            'id',
            required,
            warns('For UK companies, cannot have a mix of NON and valid tax rate IDs.'),
            informs(
              'For UK companies, if a value of NON is provided on all lines the directIncomes will be set to have No VAT.',
              automatedSalesTax("'TAX' (Automated Sales Tax), 'NON' (no tax) or a custom tax rate"),
            ),
          ),
        ]),
      ]),
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
      list('journalLines', required, atLeast(2), informs('There must be at least two lines'), [
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
        object('tracking', [
          list('recordRefs', required, warns("Must not contain multiple 'CLASS_' records or 'DEPARTMENT_' records"), [
            text(
              'id',
              required,
              warns(
                "Must begin with 'CLASS_' or 'DEPARTMENT_'",
                "Must match the ID of an existing tracking category and be of type 'DEPARTMENT' or 'CLASS'.",
              ),
            ),
            text('dataType', required, warns("Must be 'trackingCategories'")),
          ]),
        ]),
      ]),
    ],
  },
  bankTransactions,
};

function contact(name: 'customerName' | 'supplierName'): ModelDefinition {
  const customer = name === 'customerName';
  return [
    text(
      name,
      required,
      ...(customer ? [warns('Names must be unique across customers, suppliers and employees')] : []),
    ),
    text('phone', warns('Country, area, and number are space separated')),
    ...texts('emailAddress', 'registrationNumber', 'taxNumber'),
    text('status', required, activeOrArchived),
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
  ];
}

function total() {
  return [
    number('totalAmount', warns('Must match the sum of the line items')),
    text('currency', warns('Must match the Currency of the company')),
  ];
}
