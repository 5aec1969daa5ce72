import { atLeast, dateTime, informs, list, number, object, required, text, upTo, warns } from '../field';
import type { PackageModels } from '../model';
import { activeOrArchived, ignored, ref, single, texts } from './shared-fields';

const oneLine = single(warns('Only one line is supported'));

export const dynamics: PackageModels = {
  bankAccounts: [
    text('accountName', required, informs("Needs to be of the format '{No.}-{Name}'")),
    text('currency', required),
    text('accountNumber'),
    text('nominalCode', informs('Bank Account Posting Group with Nominal Account must exist')),
    text('sortCode', upTo(20), informs('Must have a length between 0 and 20 characters')),
    text('iBan'),
    number('overdraftLimit', informs('Default value is 0')),
  ],
  // Assumption: Codat publishes no model of suppliers for this package. But Expenses needs a default supplier here, so
  // clients must be able to create one.
  suppliers: [
    text('supplierName', required, upTo(100)),
    ...texts('contactName', 'emailAddress', 'phone', 'defaultCurrency'),
    text('status', activeOrArchived),
  ],
  directCosts: [
    text('reference'),
    text('note', ignored),
    object('contactRef', ignored, []),
    dateTime('issueDate', required),
    text(
      'currency',
      informs('If unspecified, base currency is assumed. Must agree with the bank account in PaymentAllocations'),
    ),
    number('currencyRate', informs('Required if the currency is not the base currency')),
    number('subTotal', ignored),
    number('taxAmount', ignored),
    number('totalAmount', ignored),
    list('lineItems', oneLine, [
      text('description'),
      number('unitAmount', ignored),
      number('quantity', ignored),
      number('discountAmount', ignored),
      number('discountPercentage', ignored),
      number('subTotal', informs('Required if totalAmount is not specified')),
      number('taxAmount', ignored),
      number('totalAmount', informs('Required if subTotal is not specified')),
      object('accountRef', required, [text('id', required), text('name', ignored)]),
      object('taxRateRef', required, [
        text('id', required),
        text('name', ignored),
        number('effectiveTaxRate', ignored),
      ]),
      object('itemRef', ignored, []),
      list('trackingCategoryRefs', ignored, []),
    ]),
    list('paymentAllocations', oneLine, [
      object('payment', required, [
        object('accountRef', required, [text('id', required), text('name', ignored)]),
        text('currency', ignored),
        number('currencyRate', ignored),
        dateTime('paidOnDate', ignored),
        number('totalAmount', ignored),
      ]),
      object('allocation', required, [
        text('currency', ignored),
        number('currencyRate', ignored),
        dateTime('allocatedOnDate', ignored),
        number('totalAmount', ignored),
      ]),
    ]),
  ],
  directIncomes: [
    text('reference', required, upTo(20), warns('Must not exceed 20 characters')),
    dateTime('issueDate', required),
    text('currency', required, warns('Must be the same as the PaymentAllocation.Payment.AccountRef.Id currency')),
    number('currencyRate'),
    list('lineItems', oneLine, [
      number('subTotal', warns('Must be provided if LineItems.TotalAmount is not provided')),
      number('totalAmount', warns('Must be provided if LineItems.SubTotal is not provided')),
      ref('accountRef', required),
      ref('taxRateRef', required),
    ]),
    list('paymentAllocations', oneLine, [
      object('payment', required, [
        object('accountRef', required, [text('id', required, informs('Must be a Bank Account ID'))]),
      ]),
    ]),
  ],
  journalEntries: [
    ref('journalRef', required, informs('Only General type Journals are allowed')),
    dateTime('postedOn', required),
    text('description'),
    list('journalLines', required, atLeast(2), upTo(2), warns('Must contain 2 journal lines'), [
      ref('accountRef', required, warns('Bank accounts are not allowed')),
      number('netAmount', required),
      text('currency', required, warns('Only base currency is allowed')),
    ]),
  ],
};
