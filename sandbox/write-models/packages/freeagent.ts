import { dateTime, type Field, informs, list, number, object, oneOf, required, text, upTo, warns } from '../field';
import type { ModelDefinition, PackageModels } from '../model';
import { bankTransactions } from './bank-transactions';
import { activeOrArchived, numbers, side, texts } from './shared-fields';

// Codat's own text ends with a space.
const ignored = warns('will be ignored on push. ');
const unsupported = warns('is not supported by FreeAgent and will be ignored on push. ');
const provided = informs('must be provided');
const existingBankAccount = warns('Must match the ID of an existing bank account.');

const currencies = [
  'AED AMD AOA ARS AUD AWG AZN BBD BDT BGN BRL BWP CAD CHF CLP CNY COP CRC CUC CUP CZK DKK DOP EGP EUR FJD GBP GEL',
  'GHS GTQ GYD HKD HNL HRK HUF IDR ILS INR ISK JMD JPY KES KRW KWD KYD KZT LAK LBP LKR LTL LVL MAD MDL MGA MUR MVR',
  'MWK MXN MYR MZN NAD NGN NOK NPR NZD OMR PEN PHP PKR PLN QAR RON RSD RUB RWF SAR SCR SEK SGD THB TND TRY TTD TWD',
  'TZS UAH UGX USD UYU VEF VND VUV XAF XCD XOF ZAR ZMK',
].flatMap((line) => line.split(' '));

export const freeAgent: PackageModels = {
  bankAccounts: [
    text('accountName', required),
    text('sortCode', upTo(8), warns('Must have a length between 0 and 8 characters')),
    ...texts('accountNumber', 'iBan'),
    text('currency', required, oneOf(...currencies)),
    number('balance', informs('The opening balance, in the account currency')),
    text('institution'),
  ],
  customers: [
    text('customerName', required),
    text('contactName', required),
    text('status', required, activeOrArchived),
    ...texts('taxNumber', 'emailAddress'),
    address(),
    list(
      'contacts',
      informs('Billing Email should be specified in a different contact entry with the specific corresponding name.'),
      [
        text('name', required, oneOf('Billing Email')),
        text('email', required),
        list('phone', required, [text('number', required)]),
      ],
    ),
  ],
  suppliers: [
    text('supplierName', required),
    text('status', required, activeOrArchived),
    address(),
    ...texts('contactName', 'emailAddress', 'taxNumber'),
  ],
  directCosts: explanation(),
  directIncomes: explanation(),
  transfers: [
    dateTime('date', required),
    side(
      'from',
      [existingBankAccount],
      number('amount', required, warns('Must be provided and be greater than zero.')),
    ),
    side(
      'to',
      [existingBankAccount],
      number(
        'amount',
        warns(
          'If provided, must be greater than zero.',
          'It will be taken into account just if the accounts are in different currencies and will override the ' +
            'automatic currency conversion.',
        ),
      ),
    ),
  ],
  bankTransactions,
};

function address(): Field {
  return list('addresses', upTo(1), informs('Only one address may be specified'), [
    text('line1', required),
    ...texts('line2', 'city', 'region', 'country', 'postalCode'),
  ]);
}

/** The model of a bank transaction explanation. FreeAgent uses it for money out and for money in. */
function explanation(): ModelDefinition {
  return [
    text('id', ignored),
    text('reference', warns('is not supported by FreeAgent and will not be mapped. ')),
    text('note', required, provided),
    object('contactRef', [text('id', unsupported), text('dataType', unsupported)]),
    dateTime('issueDate', required, provided),
    text('currency'),
    number('currencyRate', ignored),
    list('lineItems', required, upTo(1), warns('Exactly one line item must be specified'), [
      text('description', warns('If a Note is provided, this field will be ignored on push. ')),
      number('unitAmount', ignored),
      number('quantity', ignored),
      ...numbers('subTotal', 'taxAmount', 'totalAmount'),
      object('accountRef', required, [text('id', required, provided), text('name', ignored)]),
      object('taxRateRef', [text('id', ignored), text('name', ignored), number('effectiveTaxRate', ignored)]),
    ]),
    list('paymentAllocations', required, [
      object('payment', required, [
        ...texts('id', 'note', 'reference'),
        object('accountRef', required, [text('id', required, provided), text('name', ignored)]),
        text('currency'),
        number('currencyRate'),
        dateTime('paidOnDate'),
        number('totalAmount'),
      ]),
      object('allocation', [
        text('currency'),
        number('currencyRate'),
        dateTime('allocatedOnDate'),
        number('totalAmount'),
      ]),
    ]),
    ...numbers('subTotal', 'taxAmount', 'totalAmount'),
    dateTime('modifiedDate', ignored),
    dateTime('sourceModifiedDate', ignored),
  ];
}
