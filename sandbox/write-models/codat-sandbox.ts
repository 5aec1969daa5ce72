import { bankTransactions } from './bank-transactions';
import { boolean, dateTime, type Field, list, number, object, publishedAsRequired, required, text } from './field';
import type { ModelDefinition, PackageModels } from './model';

const metadata = object('metadata', [boolean('isDeleted')]);
const record = [text('id'), text('dataType')];
const tracked = list('trackingCategoryRefs', [text('id'), text('name')]);
const address = [
  text('type'),
  text('line1'),
  text('line2'),
  text('city'),
  text('region'),
  text('country'),
  text('postalCode'),
];
const account = object('accountRef', [text('id'), text('name')]);

/**
 * Codat's own Sandbox. Its published models mark every field of a record as required, down to whether it is deleted;
 * nobody sends all that, and Codat's schema does not ask for it. Only the name of what is written is insisted on.
 */
export const codatSandbox: PackageModels = {
  chartOfAccounts: everything('name', [
    text('nominalCode'),
    text('name'),
    text('description'),
    text('fullyQualifiedCategory'),
    text('fullyQualifiedName'),
    text('currency'),
    number('currentBalance'),
    text('type'),
    text('status'),
    boolean('isBankAccount'),
    list('validDatatypeLinks', [text('property'), list('links', [])]),
    metadata,
  ]),
  bankAccounts: everything('accountName', [
    text('accountName'),
    text('accountType'),
    text('nominalCode'),
    text('sortCode'),
    text('accountNumber'),
    text('iBan'),
    text('currency'),
    number('balance'),
    number('availableBalance'),
    number('overdraftLimit'),
    text('institution'),
    metadata,
  ]),
  customers: everything('customerName', [
    text('customerName'),
    text('contactName'),
    text('emailAddress'),
    text('defaultCurrency'),
    text('phone'),
    list('addresses', address),
    list('contacts', [
      text('name'),
      text('email'),
      list('phone', [text('number'), text('type')]),
      object('address', address),
      text('status'),
      dateTime('modifiedDate'),
    ]),
    text('registrationNumber'),
    text('taxNumber'),
    text('status'),
    metadata,
  ]),
  suppliers: everything('supplierName', [
    text('supplierName'),
    text('contactName'),
    text('emailAddress'),
    text('phone'),
    list('addresses', address),
    text('registrationNumber'),
    text('taxNumber'),
    text('status'),
    text('defaultCurrency'),
    metadata,
  ]),
  directCosts: everything(
    undefined,
    spent([object('tracking', [list('recordRefs', record), object('invoiceTo', record)])]),
  ),
  directIncomes: everything(undefined, spent([])),
  transfers: everything(undefined, [
    text('description'),
    object('contactRef', record),
    dateTime('date'),
    side('from'),
    side('to'),
    tracked,
    list('depositedRecordRefs', record),
    metadata,
  ]),
  journalEntries: everything(undefined, [
    text('description'),
    dateTime('postedOn'),
    dateTime('createdOn'),
    dateTime('updatedOn'),
    object('journalRef', [text('id'), text('name')]),
    list('journalLines', [
      text('description'),
      number('netAmount'),
      text('currency'),
      account,
      object('tracking', [list('recordRefs', record)]),
    ]),
    object('recordRef', record),
    metadata,
  ]),
  bankTransactions,
};

function spent(moreOfLine: readonly Field[]): readonly Field[] {
  return [
    text('reference'),
    text('note'),
    object('contactRef', record),
    dateTime('issueDate'),
    text('currency'),
    number('currencyRate'),
    list('lineItems', [
      text('description'),
      account,
      object('taxRateRef', [text('id'), text('name'), number('effectiveTaxRate')]),
      number('unitAmount'),
      number('quantity'),
      number('discountAmount'),
      number('discountPercentage'),
      number('subTotal'),
      number('taxAmount'),
      number('totalAmount'),
      object('itemRef', [text('id'), text('name')]),
      tracked,
      ...moreOfLine,
    ]),
    list('paymentAllocations', [
      object('payment', [
        text('id'),
        text('note'),
        text('reference'),
        account,
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
    number('subTotal'),
    number('taxAmount'),
    number('totalAmount'),
    metadata,
  ];
}

function side(name: 'from' | 'to'): Field {
  return object(name, [object('accountRef', record), text('currency'), number('amount'), text('status')]);
}

function everything(insisted: string | undefined, fields: readonly Field[]): ModelDefinition {
  return { fields: fields.map((each) => (each.name === insisted ? required(each) : marked(each))) };
}

function marked(field: Field): Field {
  return publishedAsRequired({ ...field, fields: field.fields.map(marked) });
}
