import type { DataType } from '../../store/books';

/** The type of a property. It decides which operators a query may use. */
export type PropertyType = 'text' | 'number' | 'date' | 'flag';

/**
 * The properties that a query can use, and Codat's name for the record. Error messages about unknown properties contain
 * this name.
 */
export interface Searchable {
  readonly record: string;
  readonly properties: Readonly<Record<string, PropertyType>>;
}

type Names = Readonly<Partial<Record<PropertyType, string>>>;

/**
 * Builds a `Searchable` from property names by type. The names are those in Codat's OpenAPI documents. Properties that
 * are arrays are left out, because they cannot be searched.
 */
function searchable(record: string, names: Names): Searchable {
  const types: readonly PropertyType[] = ['text', 'number', 'date', 'flag'];
  const properties = types.flatMap((each) => (names[each]?.split(' ') ?? []).map((name) => [name, each] as const));
  return { record, properties: Object.fromEntries(properties) };
}

/** Builds a `Searchable` like `searchable`, with the additional properties that every cached record has. */
const cached = (record: string, { text = '', date = '', flag = '', ...rest }: Names): Searchable =>
  searchable(record, {
    ...rest,
    text: `id ${text}`.trim(),
    date: `modifiedDate sourceModifiedDate ${date}`.trim(),
    flag: `metadata.isDeleted ${flag}`.trim(),
  });

const contact = 'contactName emailAddress phone registrationNumber taxNumber status defaultCurrency';
const spend = {
  text: 'reference note contactRef.id contactRef.dataType currency',
  number: 'currencyRate subTotal taxAmount totalAmount',
  date: 'issueDate',
};

export const searchableData: Readonly<Record<DataType, Searchable>> = {
  chartOfAccounts: cached('Account', {
    text: 'nominalCode name description fullyQualifiedCategory fullyQualifiedName currency type status',
    number: 'currentBalance',
    flag: 'isBankAccount',
  }),
  bankAccounts: cached('BankAccount', {
    text: 'accountName accountType nominalCode sortCode accountNumber iBan currency institution status',
    number: 'balance availableBalance overdraftLimit',
  }),
  bankTransactions: cached('BankTransaction', {
    text: 'description counterparty reference transactionType',
    number: 'amount balance',
    date: 'date clearedOnDate',
    flag: 'reconciled',
  }),
  bills: cached('Bill', {
    text: 'reference note supplierRef.id supplierRef.supplierName status currency',
    number: 'currencyRate subTotal taxAmount totalAmount amountDue',
    date: 'issueDate dueDate',
  }),
  company: cached('CompanyInfo', {}),
  customers: cached('Customer', { text: `customerName ${contact}` }),
  suppliers: cached('Supplier', { text: `supplierName ${contact}` }),
  taxRates: cached('TaxRate', { text: 'name code status', number: 'effectiveTaxRate totalTaxRate' }),
  trackingCategories: cached('TrackingCategory', { text: 'name parentId status', flag: 'hasChildren' }),
  directCosts: cached('DirectCost', spend),
  directIncomes: cached('DirectIncome', spend),
  transfers: cached('Transfer', {
    text: 'description contactRef.id contactRef.dataType from.accountRef.id from.accountRef.name from.currency to.accountRef.id to.accountRef.name to.currency',
    number: 'from.amount to.amount',
    date: 'date',
  }),
  journalEntries: cached('JournalEntry', {
    text: 'description journalRef.id journalRef.name recordRef.id recordRef.dataType',
    date: 'postedOn createdOn updatedOn',
  }),
};

const connectionTexts = 'id integrationId integrationKey sourceId sourceType platformName linkUrl status';

export const searchableConnection = searchable('DataConnection', { text: connectionTexts, date: 'created lastSync' });

/**
 * The property `dataConnections.status` is included for Codat's own example, `dataConnections.status=PendingAuth`
 * ("Querying").
 */
export const searchableCompany = searchable('Company', {
  text: `id name description platform redirect createdByUserName ${connectionTexts
    .split(' ')
    .map((name) => `dataConnections.${name}`)
    .join(' ')}`,
  date: 'created lastSync dataConnections.created dataConnections.lastSync',
});

export const searchableIntegration = searchable('Integration', {
  text: 'key name logoUrl sourceId sourceType integrationId dataProvidedBy',
  flag: 'enabled isOfflineConnector isBeta',
});

/** Two properties are left out: `isCompleted`, because Codat's own example refuses it, and `isErrored`. */
export const searchableDataset = searchable('Dataset', {
  text: 'id companyId connectionId dataType status statusDescription errorMessage',
  number: 'progress',
  date: 'requested completed',
});

export const searchablePush = searchable('PushOperation', {
  text: 'pushOperationKey companyId dataConnectionKey dataType status errorMessage',
  number: 'statusCode timeoutInMinutes timeoutInSeconds',
  date: 'requestedOnUtc completedOnUtc',
});

export const searchableSyncTransaction = searchable('Transaction', {
  text: 'transactionId status message integrationType',
});
