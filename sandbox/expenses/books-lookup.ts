import type { Account, CompanyInfo, Contact, Item, TaxRate, TrackingOption } from '../packages/books';
import type { AccountingPackage, IgnoredField } from '../packages/package';
import { liveRecord, liveRecords } from '../store/books';
import { findCompany } from '../store/company';
import { type ConnectionRow, infoOf, packageOf } from '../store/connection';
import type { Store } from '../store/store';

/** The fallbacks a company has been given with `POST …/config`. */
export interface Configuration {
  readonly bankAccount?: { readonly id?: string | null } | undefined;
  readonly supplier?: { readonly id?: string | null } | undefined;
  readonly customer?: { readonly id?: string | null } | undefined;
}

/** A reference that leads nowhere, or a transaction that Codat itself does not take: its ValidationError. */
export class ValidationError extends Error {}

/**
 * The books of a connection as one sync uses them: every record is read and parsed once, however many of the batch
 * name it. The words for what is missing are those of Codat's sister engine, Sync for Commerce, which has the same
 * table of codes.
 */
export class BooksLookup {
  readonly connection: ConnectionRow;
  readonly accountingPackage: AccountingPackage;
  readonly info: CompanyInfo;
  readonly config: Configuration;
  readonly #store: Store;
  readonly #account: Find<Account>;
  readonly #taxRate: Find<TaxRate>;
  readonly #option: Find<TrackingOption>;
  readonly #supplier: Find<Contact>;
  readonly #customer: Find<Contact>;
  #accounts: readonly Account[] | undefined;

  constructor(store: Store, connection: ConnectionRow) {
    const config = findCompany(store, connection.company_id)?.config;
    this.#store = store;
    this.connection = connection;
    this.accountingPackage = packageOf(connection);
    this.info = infoOf(connection);
    this.config = config ? JSON.parse(config) : {};
    this.#account = once((id) => liveRecord(store, connection.id, 'chartOfAccounts', id));
    this.#taxRate = once((id) => liveRecord(store, connection.id, 'taxRates', id));
    this.#option = once((id) => liveRecord(store, connection.id, 'trackingCategories', id));
    this.#supplier = once((id) => liveRecord(store, connection.id, 'suppliers', id));
    this.#customer = once((id) => liveRecord(store, connection.id, 'customers', id));
  }

  ignores(what: IgnoredField): boolean {
    return this.accountingPackage.ignoredFields?.includes(what) ?? false;
  }

  account(id: string): Account {
    return this.#account(id) ?? missing(`The following account(s) were not found (${id})`);
  }

  taxRate(id: string): TaxRate {
    return this.#taxRate(id) ?? missing(`Tax Rate \`${id}\` does not exist.`);
  }

  option(id: string): TrackingOption {
    return this.#option(id) ?? missing(`Tracking category \`${id}\` does not exist.`);
  }

  supplier(id: string): Contact {
    return this.#supplier(id) ?? missing('Supplier does not exist.');
  }

  customer(id: string): Contact {
    return this.#customer(id) ?? missing(`Customer \`${id}\` does not exist.`);
  }

  /** An item, and the account it is posted to. */
  item(id: string): { readonly item: Item; readonly account: Account } {
    const item = this.accountingPackage.items?.find((each) => each.id === id);
    const account = item && this.#chart().find(({ code }) => item.accountCodes.includes(code));
    return item && account ? { item, account } : missing(`Item \`${id}\` does not exist.`);
  }

  get taxAccount(): Account {
    const account = this.#chart().find(({ role }) => role === 'tax');
    if (!account) throw new Error(`${this.info.name} has no tax account`);
    return account;
  }

  get payable(): Account {
    return (
      this.#chart().find(({ role, status }) => role === 'payable' && status === 'Active') ??
      missing('An Accounts Payable account must exist in the accounting software.')
    );
  }

  #chart(): readonly Account[] {
    this.#accounts ??= liveRecords(this.#store, this.connection.id, 'chartOfAccounts');
    return this.#accounts;
  }
}

type Find<T> = (id: string) => T | undefined;

function once<T>(read: Find<T>): Find<T> {
  const known = new Map<string, T | undefined>();
  return (id) => {
    if (!known.has(id)) known.set(id, read(id));
    return known.get(id);
  };
}

function missing(words: string): never {
  throw new ValidationError(words);
}
