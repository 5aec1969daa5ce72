import { boolean, dateTime, type Field, list, number, object, publishedAsRequired, required, text } from '../field';
import type { ModelDefinition, PackageModels } from '../model';
import { bankTransactions } from './bank-transactions';
import { numbers, texts } from './shared-fields';

const metadata = object('metadata', [boolean('isDeleted')]);
const recordRef = [text('id'), text('dataType')];
const trackingCategories = list('trackingCategoryRefs', [text('id'), text('name')]);
const address = texts('type', 'line1', 'line2', 'city', 'region', 'country', 'postalCode');
const accountRef = object('accountRef', [text('id'), text('name')]);

/**
 * Codat's own Sandbox. Its published models mark every field as required, even `isDeleted`. Clients do not send all
 * these fields, and Codat's schema does not require them. Therefore only the name of the record is enforced.
 */
export const codatSandbox: PackageModels = {
  chartOfAccounts: enforceOnly('name', [
    ...texts('nominalCode', 'name', 'description', 'fullyQualifiedCategory', 'fullyQualifiedName', 'currency'),
    number('currentBalance'),
    ...texts('type', 'status'),
    boolean('isBankAccount'),
    list('validDatatypeLinks', [text('property'), list('links', [])]),
    metadata,
  ]),
  bankAccounts: enforceOnly('accountName', [
    ...texts('accountName', 'accountType', 'nominalCode', 'sortCode', 'accountNumber', 'iBan', 'currency'),
    ...numbers('balance', 'availableBalance', 'overdraftLimit'),
    text('institution'),
    metadata,
  ]),
  customers: enforceOnly('customerName', [
    ...texts('customerName', 'contactName', 'emailAddress', 'defaultCurrency', 'phone'),
    list('addresses', address),
    list('contacts', [
      ...texts('name', 'email'),
      list('phone', [text('number'), text('type')]),
      object('address', address),
      text('status'),
      dateTime('modifiedDate'),
    ]),
    ...texts('registrationNumber', 'taxNumber', 'status'),
    metadata,
  ]),
  suppliers: enforceOnly('supplierName', [
    ...texts('supplierName', 'contactName', 'emailAddress', 'phone'),
    list('addresses', address),
    ...texts('registrationNumber', 'taxNumber', 'status', 'defaultCurrency'),
    metadata,
  ]),
  directCosts: enforceOnly(
    undefined,
    spendFields(object('tracking', [list('recordRefs', recordRef), object('invoiceTo', recordRef)])),
  ),
  directIncomes: enforceOnly(undefined, spendFields()),
  transfers: enforceOnly(undefined, [
    text('description'),
    object('contactRef', recordRef),
    dateTime('date'),
    side('from'),
    side('to'),
    trackingCategories,
    list('depositedRecordRefs', recordRef),
    metadata,
  ]),
  journalEntries: enforceOnly(undefined, [
    text('description'),
    dateTime('postedOn'),
    dateTime('createdOn'),
    dateTime('updatedOn'),
    object('journalRef', [text('id'), text('name')]),
    list('journalLines', [
      text('description'),
      number('netAmount'),
      text('currency'),
      accountRef,
      object('tracking', [list('recordRefs', recordRef)]),
    ]),
    object('recordRef', recordRef),
    metadata,
  ]),
  bankTransactions,
};

function spendFields(...extraLineFields: readonly Field[]): readonly Field[] {
  return [
    ...texts('reference', 'note'),
    object('contactRef', recordRef),
    dateTime('issueDate'),
    text('currency'),
    number('currencyRate'),
    list('lineItems', [
      text('description'),
      accountRef,
      object('taxRateRef', [text('id'), text('name'), number('effectiveTaxRate')]),
      ...numbers(
        'unitAmount',
        'quantity',
        'discountAmount',
        'discountPercentage',
        'subTotal',
        'taxAmount',
        'totalAmount',
      ),
      object('itemRef', [text('id'), text('name')]),
      trackingCategories,
      ...extraLineFields,
    ]),
    list('paymentAllocations', [
      object('payment', [
        ...texts('id', 'note', 'reference'),
        accountRef,
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
    metadata,
  ];
}

function side(name: 'from' | 'to'): Field {
  return object(name, [object('accountRef', recordRef), text('currency'), number('amount'), text('status')]);
}

function enforceOnly(name: string | undefined, fields: readonly Field[]): ModelDefinition {
  return fields.map((field) => (field.name === name ? required(field) : notEnforced(field)));
}

function notEnforced(field: Field): Field {
  return publishedAsRequired({ ...field, fields: field.fields.map(notEnforced) });
}
