import { v5 as guidFrom } from 'uuid';
import type { Account, CompanyInfo, Contact, TaxRate, TrackingOption } from '../packages/books';

/** A set of books that a person can select in Link. Linking makes a copy, and later changes affect only the copy. */
export interface Organisation {
  readonly key: string;
  readonly platformKey: string;
  readonly info: CompanyInfo;
  readonly accounts: readonly Account[];
  readonly taxRates: readonly TaxRate[];
  readonly tracking: readonly TrackingOption[];
  readonly suppliers: readonly Contact[];
  readonly customers: readonly Contact[];
  /**
   * Balances on the day of linking, by account id. They are in minor units of the account's currency, and debits are
   * positive. Past purchases come on top of them.
   */
  readonly opening: Readonly<Record<string, number>>;
  /** What the customer's bookkeeper entered by hand every month before the company was linked. */
  readonly past: readonly PastPurchase[];
}

/** A purchase of every month. The total is in minor units of the base currency and includes the tax of the account. */
export type PastPurchase = readonly [supplier: string, accountCode: string, total: number, dayOfMonth: number];

export type IdStyle = (kind: 'account' | 'contact' | 'tracking', name: string, index: number) => string;

/** Ids for Xero and Business Central. They are GUIDs that depend on the organisation and the name. */
export const guids =
  (organisation: string): IdStyle =>
  (kind, name) =>
    guidFrom(`${organisation}/${kind}/${name}`, '7a6d1f0e-0a3c-4b52-9c43-5d9d6a1b7e90');

/**
 * Ids for QuickBooks Online, NetSuite, FreeAgent and Intacct. They are numbers; each kind of record has its own
 * sequence.
 */
export const numbers =
  (accountFrom: number, contactFrom: number): IdStyle =>
  (kind, _name, index) =>
    String((kind === 'account' ? accountFrom : contactFrom) + index);

/** Returns a tracking category followed by its options. */
export const trackingCategory = (
  id: string,
  name: string,
  options: readonly string[],
  optionId: (option: string, index: number) => string,
): readonly TrackingOption[] => [
  { id, name, parentId: undefined, hasChildren: true, status: 'Active' },
  ...options.map((option, index) => ({
    id: optionId(option, index),
    name: option,
    parentId: id,
    hasChildren: false,
    status: 'Active' as const,
  })),
];

/** Returns a function that makes telephone numbers in one style, for example `020 7946 0101`. */
export const phones =
  (prefix: string, digits = 4): ((number: number) => string) =>
  (number) =>
    `${prefix}${String(number).padStart(digits, '0')}`;
