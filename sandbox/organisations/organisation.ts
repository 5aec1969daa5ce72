import { v5 as guidFrom } from 'uuid';
import type { Account, CompanyInfo, Contact, TaxRate, TrackingOption } from '../packages/books';

/** A set of books a person can choose on the Link page. Linking copies it; the copy then lives its own life. */
export interface Organisation {
  readonly key: string;
  readonly platformKey: string;
  readonly info: CompanyInfo;
  readonly accounts: readonly Account[];
  readonly taxRates: readonly TaxRate[];
  readonly tracking: readonly TrackingOption[];
  readonly suppliers: readonly Contact[];
  readonly customers: readonly Contact[];
  /** Minor units of each account's own currency on the day of linking, debits positive. */
  readonly opening: Readonly<Record<string, number>>;
}

export type IdStyle = (kind: 'account' | 'contact' | 'tracking', name: string, index: number) => string;

/** Xero, Business Central: GUIDs, the same each time for the same organisation. */
export const guids =
  (organisation: string): IdStyle =>
  (kind, name) =>
    guidFrom(`${organisation}/${kind}/${name}`, '7a6d1f0e-0a3c-4b52-9c43-5d9d6a1b7e90');

/** QuickBooks Online, NetSuite, FreeAgent, Intacct: numbers, each kind counting from its own. */
export const numbers =
  (accountFrom: number, contactFrom: number): IdStyle =>
  (kind, _name, index) =>
    String((kind === 'account' ? accountFrom : contactFrom) + index);

const lastChanged = '2026-06-30T09:00:00Z';

export interface BankRow {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly kind: 'Debit' | 'Credit';
  readonly opening: number;
  readonly institution: string;
  readonly sortCode: string;
  readonly number: string;
}

export const bankRow = (
  code: string,
  name: string,
  currency: string,
  kind: BankRow['kind'],
  opening: number,
  [institution, number, sortCode = '']: readonly [institution: string, number: string, sortCode?: string],
): BankRow => ({ code, name, currency, kind, opening, institution, sortCode, number });

export function bankAccount(id: string, row: BankRow, category: string): Account {
  return {
    id,
    code: row.code,
    name: row.name,
    description: row.kind === 'Credit' ? 'Company credit card' : 'Bank account',
    category,
    type: row.kind === 'Credit' ? 'Liability' : 'Asset',
    currency: row.currency,
    status: 'Active',
    bank: row.kind,
    role: undefined,
    defaultTaxRateId: undefined,
    bankDetails: { institution: row.institution, sortCode: row.sortCode, number: row.number },
    modified: lastChanged,
  };
}

export function ledgerAccount(
  account: Pick<Account, 'id' | 'code' | 'name' | 'category' | 'type' | 'currency' | 'role' | 'defaultTaxRateId'>,
): Account {
  return {
    ...account,
    description: '',
    status: 'Active',
    bank: undefined,
    bankDetails: undefined,
    modified: lastChanged,
  };
}

export interface ContactList {
  readonly ids: IdStyle;
  readonly country: string;
  readonly currency: string;
  /** Where the numbers of this list start, in packages that number customers on from suppliers. */
  readonly from: number;
  readonly phone: (number: number) => string;
  readonly status: Contact['status'];
}

export const londonPhone = (number: number): string => `020 7946 ${String(number).padStart(4, '0')}`;

/** `Supplier Name|City|Person|Currency|Country` lines, which is all a sandbox needs to look lived in. */
export function contacts(names: readonly string[], list: ContactList): readonly Contact[] {
  return names.map((row, index) => {
    const [name = row, city = 'London', person, currency, country] = row.split('|');
    const domain = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '')}.example`;
    return {
      id: list.ids('contact', name, list.from + index),
      name,
      contactName: person || 'Accounts Team',
      email: `accounts@${domain}`,
      phone: list.phone(100 + list.from + index),
      city,
      country: country || list.country,
      currency: list.currency === '' ? '' : currency || list.currency,
      status: list.status,
    };
  });
}

/** Parents with their options. The id style differs: Xero has GUIDs for both, QuickBooks `DEPARTMENT_5`. */
export function trackingTree(
  tree: readonly {
    readonly id: string;
    readonly name: string;
    readonly options: readonly { readonly id: string; readonly name: string }[];
  }[],
): readonly TrackingOption[] {
  return tree.flatMap((parent) => [
    { id: parent.id, name: parent.name, parentId: undefined, hasChildren: true, status: 'Active' as const },
    ...parent.options.map((option) => ({
      ...option,
      parentId: parent.id,
      hasChildren: false,
      status: 'Active' as const,
    })),
  ]);
}
