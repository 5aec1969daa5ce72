import { balanceOf } from '../../ledger/ledger';
import type { Account, CompanyInfo, Contact, TaxRate, TrackingOption } from '../../packages/books';
import { type firstLinkTypes, liveRecords } from '../../store/books';
import type { CachedRecord } from '../../store/cache';
import { type ConnectionRow, infoOf, packageOf } from '../../store/connection';
import type { Store } from '../../store/store';
import { fromMinor } from '../money';

export type ListType = (typeof firstLinkTypes)[number];

/** Returns all current records of a list in Codat's format. */
export const readList = (store: Store, connection: ConnectionRow, type: ListType): readonly CachedRecord[] =>
  type === 'company'
    ? [{ id: connection.id, doc: companyDoc(infoOf(connection)) }]
    : docsOf(store, connection, type).map((doc) => ({ id: doc.id, doc }));

function docsOf(
  store: Store,
  connection: ConnectionRow,
  type: Exclude<ListType, 'company'>,
): readonly { readonly id: string }[] {
  const isHidden = packageOf(connection).hidesBankBalances === true;
  const balance = ({ id, currency, bank }: Account): number =>
    isHidden && bank ? 0 : fromMinor(balanceOf(store, connection.id, id).native, currency);
  switch (type) {
    case 'chartOfAccounts':
      return liveRecords(store, connection.id, type).map((account) => accountDoc(account, balance(account)));
    case 'bankAccounts':
      return liveRecords(store, connection.id, 'chartOfAccounts')
        .filter(({ bank }) => bank !== undefined)
        .map((account) => bankAccountDoc(account, balance(account)));
    case 'taxRates':
      return liveRecords(store, connection.id, type).map(taxRateDoc);
    case 'trackingCategories':
      return liveRecords(store, connection.id, type).map(trackingDoc);
    case 'suppliers':
      return liveRecords(store, connection.id, type).map((supplier) => ({
        ...contactDoc(supplier),
        supplierName: supplier.name,
      }));
    case 'customers':
      return liveRecords(store, connection.id, type).map((customer) => ({
        ...contactDoc(customer),
        customerName: customer.name,
        contacts: [],
      }));
  }
}

const changed = (at: string) => ({ sourceModifiedDate: at.replace(/Z$/, ''), metadata: { isDeleted: false } });
const lastModified = '2026-06-30T09:00:00Z';

const accountDoc = (account: Account, currentBalance: number) => ({
  id: account.id,
  nominalCode: account.code,
  name: account.name,
  description: account.description,
  fullyQualifiedCategory: account.category,
  fullyQualifiedName: `${account.category}.${account.name}`,
  currency: account.currency,
  currentBalance,
  type: account.type,
  status: account.status,
  isBankAccount: account.bank !== undefined,
  validDatatypeLinks: account.bank ? [{ property: 'Id', links: ['BankAccount.Id'] }] : [],
  ...changed(account.modified),
});

const bankAccountDoc = (account: Account, balance: number) => ({
  id: account.id,
  accountName: account.name,
  accountType: account.bank,
  nominalCode: account.code,
  sortCode: account.bankDetails?.sortCode ?? '',
  accountNumber: account.bankDetails?.number ?? '',
  iBan: '',
  currency: account.currency,
  balance: account.bank === 'Credit' ? 0 - balance : balance,
  availableBalance: account.bank === 'Credit' ? 0 - balance : balance,
  institution: account.bankDetails?.institution ?? '',
  overdraftLimit: 0,
  status: account.status,
  ...changed(account.modified),
});

const taxRateDoc = (rate: TaxRate) => ({
  id: rate.id,
  name: rate.name,
  code: rate.code,
  effectiveTaxRate: rate.rate,
  totalTaxRate: rate.rate,
  components: [{ name: rate.name, rate: rate.rate, isCompound: false }],
  status: rate.status,
  validDatatypeLinks: [],
  ...changed(lastModified),
});

const trackingDoc = (option: TrackingOption) => ({
  id: option.id,
  name: option.name,
  ...(option.parentId ? { parentId: option.parentId } : {}),
  hasChildren: option.hasChildren,
  status: option.status,
  sourceModifiedDate: changed(lastModified).sourceModifiedDate,
});

const contactDoc = (contact: Contact) => ({
  id: contact.id,
  contactName: contact.contactName,
  emailAddress: contact.email,
  phone: contact.phone,
  addresses: [address('Billing', contact)],
  registrationNumber: '',
  taxNumber: '',
  status: contact.status,
  ...(contact.currency === '' ? {} : { defaultCurrency: contact.currency }),
  ...changed(lastModified),
});

const address = (type: string, { city, country }: Pick<CompanyInfo, 'city' | 'country'>): object => ({
  type,
  line1: '',
  line2: '',
  city,
  region: '',
  country,
  postalCode: '',
});

const companyDoc = (info: CompanyInfo): object => ({
  companyName: info.name,
  accountingPlatformRef: info.reference,
  companyLegalName: info.legalName,
  addresses: [address('Unknown', info)],
  phoneNumbers: [{ number: '0117 496 0132', type: 'Landline' }],
  webLinks: [],
  registrationNumber: info.registrationNumber,
  taxNumber: info.taxNumber,
  financialYearStartDate: `${info.financialYearStart}T00:00:00`,
  baseCurrency: info.baseCurrency,
  sourceUrls: {},
  createdDate: '2021-03-09T15:19:26',
  ...(info.lockDate ? { ledgerLockDate: `${info.lockDate}T00:00:00` } : {}),
});
