import { bankTransactions } from './bank-transactions';
import { dateTime, type Field, informs, list, number, object, oneOf, required, text, upTo, warns } from './field';
import type { ModelDefinition, PackageModels } from './model';
import { side } from './parts';

// With the space at the end, as Codat has it.
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
  bankAccounts: {
    fields: [
      text('accountName', required),
      text('sortCode', upTo(8), warns('Must have a length between 0 and 8 characters')),
      text('accountNumber'),
      text('iBan'),
      text('currency', required, oneOf(...currencies)),
      number('balance', informs('The opening balance, in the account currency')),
      text('institution'),
    ],
  },
  customers: {
    fields: [
      text('customerName', required),
      text('contactName', required),
      text('status', required, oneOf('Active', 'Archived')),
      text('taxNumber'),
      text('emailAddress'),
      address(),
      list(
        'contacts',
        [
          text('name', required, oneOf('Billing Email')),
          text('email', required),
          list('phone', [text('number', required)], required),
        ],
        informs('Billing Email should be specified in a different contact entry with the specific corresponding name.'),
      ),
    ],
  },
  suppliers: {
    fields: [
      text('supplierName', required),
      text('status', required, oneOf('Active', 'Archived')),
      address(),
      text('contactName'),
      text('emailAddress'),
      text('taxNumber'),
    ],
  },
  directCosts: explanation(),
  directIncomes: explanation(),
  transfers: {
    fields: [
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
  },
  bankTransactions,
};

function address(): Field {
  return list(
    'addresses',
    [text('line1', required), text('line2'), text('city'), text('region'), text('country'), text('postalCode')],
    upTo(1),
    informs('Only one address may be specified'),
  );
}

/** A bank transaction explanation: money out and money in are the same to FreeAgent. */
function explanation(): ModelDefinition {
  return {
    fields: [
      text('id', ignored),
      text('reference', warns('is not supported by FreeAgent and will not be mapped. ')),
      text('note', required, provided),
      object('contactRef', [text('id', unsupported), text('dataType', unsupported)]),
      dateTime('issueDate', required, provided),
      text('currency'),
      number('currencyRate', ignored),
      list(
        'lineItems',
        [
          text('description', warns('If a Note is provided, this field will be ignored on push. ')),
          number('unitAmount', ignored),
          number('quantity', ignored),
          number('subTotal'),
          number('taxAmount'),
          number('totalAmount'),
          object('accountRef', [text('id', required, provided), text('name', ignored)], required),
          object('taxRateRef', [text('id', ignored), text('name', ignored), number('effectiveTaxRate', ignored)]),
        ],
        required,
        upTo(1),
        warns('Exactly one line item must be specified'),
      ),
      list(
        'paymentAllocations',
        [
          object(
            'payment',
            [
              text('id'),
              text('note'),
              text('reference'),
              object('accountRef', [text('id', required, provided), text('name', ignored)], required),
              text('currency'),
              number('currencyRate'),
              dateTime('paidOnDate'),
              number('totalAmount'),
            ],
            required,
          ),
          object('allocation', [
            text('currency'),
            number('currencyRate'),
            dateTime('allocatedOnDate'),
            number('totalAmount'),
          ]),
        ],
        required,
      ),
      number('subTotal'),
      number('taxAmount'),
      number('totalAmount'),
      dateTime('modifiedDate', ignored),
      dateTime('sourceModifiedDate', ignored),
    ],
  };
}
