import { missingRecordMessages } from '../engine/missing-record';
import type { Account, CompanyInfo, Contact, Item, TaxRate, TrackingOption } from '../packages/books';
import type { AccountingPackage, IgnoredField } from '../packages/package';
import { type LiveType, liveRecord, liveRecords } from '../store/books';
import { findCompany } from '../store/company';
import { type ConnectionRow, infoOf, packageOf } from '../store/connection';
import type { Store } from '../store/store';

/** The default bank account, supplier and customer of a company. The client sets them with `POST …/config`. */
export interface Configuration {
  readonly bankAccount?: { readonly id?: string | null } | undefined;
  readonly supplier?: { readonly id?: string | null } | undefined;
  readonly customer?: { readonly id?: string | null } | undefined;
}

/**
 * An error that becomes the status ValidationError of the transaction. It refers to a record that does not exist, or
 * Codat refuses the transaction before the package sees it.
 */
export class ValidationError extends Error {}

/** Returns the record with this id. Throws a ValidationError if it does not exist. */
type Lookup<LiveRecord> = (id: string) => LiveRecord;

/** Finds records in the books of a connection during one sync. Each record is read and parsed only once. */
export class BooksLookup {
  readonly connection: ConnectionRow;
  readonly accountingPackage: AccountingPackage;
  readonly info: CompanyInfo;
  readonly config: Configuration;
  readonly account: Lookup<Account>;
  readonly taxRate: Lookup<TaxRate>;
  readonly option: Lookup<TrackingOption>;
  readonly supplier: Lookup<Contact>;
  readonly customer: Lookup<Contact>;
  readonly #store: Store;

  constructor(store: Store, connection: ConnectionRow) {
    const config = findCompany(store, connection.company_id)?.config;
    this.#store = store;
    this.connection = connection;
    this.accountingPackage = packageOf(connection);
    this.info = infoOf(connection);
    this.config = config ? JSON.parse(config) : {};
    this.account = lookup(store, connection.id, 'chartOfAccounts');
    this.taxRate = lookup(store, connection.id, 'taxRates');
    this.option = lookup(store, connection.id, 'trackingCategories');
    this.supplier = lookup(store, connection.id, 'suppliers');
    this.customer = lookup(store, connection.id, 'customers');
  }

  ignores(field: IgnoredField): boolean {
    return this.accountingPackage.ignoredFields?.includes(field) ?? false;
  }

  /** Returns an item, and the account that lines with this item are posted to. */
  item(id: string): { readonly item: Item; readonly account: Account } {
    const item = this.accountingPackage.items?.find((each) => each.id === id);
    const account = item && this.#chart().find(({ code }) => item.accountCodes.includes(code));
    if (!item || !account) throw new ValidationError(`Item \`${id}\` does not exist.`);
    return { item, account };
  }

  get taxAccount(): Account {
    const account = this.#chart().find(({ role }) => role === 'tax');
    if (!account) throw new Error(`${this.info.name} has no tax account`);
    return account;
  }

  get payable(): Account {
    const account = this.#chart().find(({ role, status }) => role === 'payable' && status === 'Active');
    if (!account) throw new ValidationError('An Accounts Payable account must exist in the accounting software.');
    return account;
  }

  #chart(): readonly Account[] {
    return liveRecords(this.#store, this.connection.id, 'chartOfAccounts');
  }
}

function lookup<T extends LiveType>(store: Store, connectionId: string, type: T) {
  const found = new Map<string, NonNullable<ReturnType<typeof liveRecord<T>>>>();
  return (id: string) => {
    const record = found.get(id) ?? liveRecord(store, connectionId, type, id);
    if (!record) throw new ValidationError(missingRecordMessages[type](id));
    found.set(id, record);
    return record;
  };
}
