import { balanceOf } from '../../ledger/ledger';
import type { Account, CompanyInfo, Contact, TaxRate, TrackingOption } from '../../packages/books';
import type { firstLinkTypes } from '../../store/books';
import { liveRecords } from '../../store/books';
import type { CachedRecord } from '../../store/cache';
import { type ConnectionRow, infoOf, packageOf } from '../../store/connection';
import type { Store } from '../../store/store';
import { fromMinor } from '../money';

export type ListType = (typeof firstLinkTypes)[number];

/** A list the package keeps, in Codat's shapes, as it stands this moment. */
export function readList(store: Store, connection: ConnectionRow, type: ListType): readonly CachedRecord[] {
  const accounts = (): readonly Account[] => liveRecords(store, connection.id, 'chartOfAccounts');
  const hidden = packageOf(connection).hidesBankBalances === true;
  const balance = ({ id, currency, bank }: Account): number =>
    hidden && bank ? 0 : fromMinor(balanceOf(store, connection.id, id).native, currency);
  switch (type) {
    case 'chartOfAccounts':
      return accounts().map((account) => ({ id: account.id, doc: accountDoc(account, balance(account)) }));
    case 'bankAccounts':
      return accounts()
        .filter(({ bank }) => bank !== undefined)
        .map((account) => ({ id: account.id, doc: bankAccountDoc(account, balance(account)) }));
    case 'taxRates':
      return liveRecords(store, connection.id, 'taxRates').map((rate) => ({ id: rate.id, doc: taxRateDoc(rate) }));
    case 'trackingCategories':
      return liveRecords(store, connection.id, 'trackingCategories').map((option) => ({
        id: option.id,
        doc: trackingDoc(option),
      }));
    case 'suppliers':
      return liveRecords(store, connection.id, 'suppliers').map((contact) => ({
        id: contact.id,
        doc: { ...contactDoc(contact), supplierName: contact.name },
      }));
    case 'customers':
      return liveRecords(store, connection.id, 'customers').map((contact) => ({
        id: contact.id,
        doc: { ...contactDoc(contact), customerName: contact.name, contacts: [] },
      }));
    case 'company':
      return [{ id: connection.id, doc: companyDoc(infoOf(connection)) }];
  }
}

const changed = (at: string) => ({
  sourceModifiedDate: at.replace(/Z$/, ''),
  metadata: { isDeleted: false },
});
const since = '2026-06-30T09:00:00Z';

const accountDoc = (account: Account, currentBalance: number): object => ({
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

const bankAccountDoc = (account: Account, balance: number): object => ({
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

const taxRateDoc = (rate: TaxRate): object => ({
  id: rate.id,
  name: rate.name,
  code: rate.code,
  effectiveTaxRate: rate.rate,
  totalTaxRate: rate.rate,
  components: [{ name: rate.name, rate: rate.rate, isCompound: false }],
  status: rate.status,
  validDatatypeLinks: [],
  ...changed(since),
});

const trackingDoc = (option: TrackingOption): object => ({
  id: option.id,
  name: option.name,
  ...(option.parentId ? { parentId: option.parentId } : {}),
  hasChildren: option.hasChildren,
  status: option.status,
  sourceModifiedDate: since.replace(/Z$/, ''),
});

const contactDoc = (contact: Contact): object => ({
  id: contact.id,
  contactName: contact.contactName,
  emailAddress: contact.email,
  phone: contact.phone,
  addresses: [
    { type: 'Billing', line1: '', line2: '', city: contact.city, region: '', country: contact.country, postalCode: '' },
  ],
  registrationNumber: '',
  taxNumber: '',
  status: contact.status,
  ...(contact.currency === '' ? {} : { defaultCurrency: contact.currency }),
  ...changed(since),
});

const companyDoc = (info: CompanyInfo): object => ({
  companyName: info.name,
  accountingPlatformRef: info.reference,
  companyLegalName: info.legalName,
  addresses: [
    { type: 'Unknown', line1: '', line2: '', city: info.city, region: '', country: info.country, postalCode: '' },
  ],
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
