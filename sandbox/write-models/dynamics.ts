import { atLeast, dateTime, informs, list, number, object, oneOf, required, text, upTo, warns } from './field';
import type { PackageModels } from './model';
import { ignored, ref, single } from './parts';

const oneLine = single(warns('Only one line is supported'));

export const dynamics: PackageModels = {
  bankAccounts: {
    fields: [
      text('accountName', required, informs("Needs to be of the format '{No.}-{Name}'")),
      text('currency', required),
      text('accountNumber'),
      text('nominalCode', informs('Bank Account Posting Group with Nominal Account must exist')),
      text('sortCode', upTo(20), informs('Must have a length between 0 and 20 characters')),
      text('iBan'),
      number('overdraftLimit', informs('Default value is 0')),
    ],
  },
  // An assumption: Codat's models have none, but its Expenses need a configured supplier here.
  suppliers: {
    fields: [
      text('supplierName', required, upTo(100)),
      text('contactName'),
      text('emailAddress'),
      text('phone'),
      text('defaultCurrency'),
      text('status', oneOf('Active', 'Archived')),
    ],
  },
  directCosts: {
    fields: [
      text('reference'),
      text('note', ignored),
      object('contactRef', [], ignored),
      dateTime('issueDate', required),
      text(
        'currency',
        informs('If unspecified, base currency is assumed. Must agree with the bank account in PaymentAllocations'),
      ),
      number('currencyRate', informs('Required if the currency is not the base currency')),
      number('subTotal', ignored),
      number('taxAmount', ignored),
      number('totalAmount', ignored),
      list(
        'lineItems',
        [
          text('description'),
          number('unitAmount', ignored),
          number('quantity', ignored),
          number('discountAmount', ignored),
          number('discountPercentage', ignored),
          number('subTotal', informs('Required if totalAmount is not specified')),
          number('taxAmount', ignored),
          number('totalAmount', informs('Required if subTotal is not specified')),
          object('accountRef', [text('id', required), text('name', ignored)], required),
          object(
            'taxRateRef',
            [text('id', required), text('name', ignored), number('effectiveTaxRate', ignored)],
            required,
          ),
          object('itemRef', [], ignored),
          list('trackingCategoryRefs', [], ignored),
        ],
        oneLine,
      ),
      list(
        'paymentAllocations',
        [
          object(
            'payment',
            [
              object('accountRef', [text('id', required), text('name', ignored)], required),
              text('currency', ignored),
              number('currencyRate', ignored),
              dateTime('paidOnDate', ignored),
              number('totalAmount', ignored),
            ],
            required,
          ),
          object(
            'allocation',
            [
              text('currency', ignored),
              number('currencyRate', ignored),
              dateTime('allocatedOnDate', ignored),
              number('totalAmount', ignored),
            ],
            required,
          ),
        ],
        oneLine,
      ),
    ],
  },
  directIncomes: {
    fields: [
      text('reference', required, upTo(20), warns('Must not exceed 20 characters')),
      dateTime('issueDate', required),
      text('currency', required, warns('Must be the same as the PaymentAllocation.Payment.AccountRef.Id currency')),
      number('currencyRate'),
      list(
        'lineItems',
        [
          number('subTotal', warns('Must be provided if LineItems.TotalAmount is not provided')),
          number('totalAmount', warns('Must be provided if LineItems.SubTotal is not provided')),
          ref('accountRef', required),
          ref('taxRateRef', required),
        ],
        oneLine,
      ),
      list(
        'paymentAllocations',
        [
          object(
            'payment',
            [object('accountRef', [text('id', required, informs('Must be a Bank Account ID'))], required)],
            required,
          ),
        ],
        oneLine,
      ),
    ],
  },
  journalEntries: {
    fields: [
      ref('journalRef', required, informs('Only General type Journals are allowed')),
      dateTime('postedOn', required),
      text('description'),
      list(
        'journalLines',
        [
          ref('accountRef', required, warns('Bank accounts are not allowed')),
          number('netAmount', required),
          text('currency', required, warns('Only base currency is allowed')),
        ],
        required,
        atLeast(2),
        upTo(2),
        warns('Must contain 2 journal lines'),
      ),
    ],
  },
};
