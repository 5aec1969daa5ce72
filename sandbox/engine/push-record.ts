import { z } from 'zod';
import type { Account, AccountType, Contact } from '../packages/books';
import type { Sandbox } from '../sandbox';
import { liveRecord, liveRecords, putLive } from '../store/books';
import { type ConnectionRow, infoOf, packageOf } from '../store/connection';

export type PushType = 'chartOfAccounts' | 'bankAccounts' | 'suppliers' | 'customers';

export interface PushRow {
  readonly id: string;
  readonly company_id: string;
  readonly connection_id: string;
  readonly data_type: PushType;
  readonly operation: 'Created' | 'Modified';
  readonly record_id: string | null;
  readonly payload: string;
  readonly status: 'Pending' | 'Success' | 'Failed' | 'TimedOut';
  readonly status_code: number;
  readonly errors: string;
  readonly requested: string;
  readonly completed: string | null;
  readonly refresh: number;
  readonly timeout_minutes: number | null;
}

export interface Fault {
  readonly itemId: string;
  readonly message: string;
  readonly validatorName: string;
}

export type Outcome = { readonly recordId: string } | { readonly faults: readonly Fault[] };

/** Puts a pushed account, bank account, supplier or customer into the package's live lists, or says what is wrong. */
export function writeRecord(sandbox: Sandbox, connection: ConnectionRow, push: PushRow): Outcome {
  const payload: unknown = JSON.parse(push.payload);
  switch (push.data_type) {
    case 'chartOfAccounts':
      return writeAccount(sandbox, connection, payload);
    case 'bankAccounts':
      return writeBankAccount(sandbox, connection, payload);
    case 'suppliers':
    case 'customers':
      return writeContact(sandbox, connection, push.data_type, push.record_id, payload);
  }
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const accountPayload = z.object({
  nominalCode: text,
  name: text,
  description: text,
  fullyQualifiedCategory: text,
  currency: text,
});
const bankPayload = z.object({
  accountName: text,
  accountNumber: text,
  sortCode: text,
  nominalCode: text,
  currency: text,
  accountType: text,
  institution: text,
});
const contactPayload = z.object({
  supplierName: text,
  customerName: text,
  contactName: text,
  emailAddress: text,
  phone: text,
  defaultCurrency: text,
});

const fault = (record: string, itemId: string, message: string): Fault => ({
  itemId,
  message: `Failed to push to ${record} as ${itemId} ${message}`,
  validatorName: record,
});

function codeFaults(sandbox: Sandbox, connection: ConnectionRow, record: string, code: string): readonly Fault[] {
  const taken = liveRecords(sandbox.store, connection.id, 'chartOfAccounts').some(
    (account) => account.code !== '' && account.code === code,
  );
  return [
    ...(code.length > 10 ? [fault(record, 'NominalCode', 'must not be longer than 10 characters long.')] : []),
    ...(taken ? [fault(record, 'NominalCode', `must be unique; ${code} is already in use.`)] : []),
  ];
}

function writeAccount(sandbox: Sandbox, connection: ConnectionRow, payload: unknown): Outcome {
  const wanted = accountPayload.parse(payload);
  const type = accountType(wanted.fullyQualifiedCategory);
  const faults = [
    ...(wanted.name === '' ? [fault('Account', 'Name', 'must be provided.')] : []),
    ...codeFaults(sandbox, connection, 'Account', wanted.nominalCode),
    ...(type ? [] : [fault('Account', 'FullyQualifiedCategory', 'is not a category of this company.')]),
  ];
  if (faults.length > 0 || !type) return { faults };
  return putAccount(sandbox, connection, {
    code: wanted.nominalCode,
    name: wanted.name,
    description: wanted.description,
    category: wanted.fullyQualifiedCategory,
    type,
    currency: wanted.currency,
  });
}

function writeBankAccount(sandbox: Sandbox, connection: ConnectionRow, payload: unknown): Outcome {
  const wanted = bankPayload.parse(payload);
  const faults = [
    ...(wanted.accountName === '' ? [fault('BankAccount', 'AccountName', 'must be provided.')] : []),
    ...codeFaults(sandbox, connection, 'BankAccount', wanted.nominalCode),
  ];
  if (faults.length > 0) return { faults };
  const credit = wanted.accountType === 'Credit';
  return putAccount(sandbox, connection, {
    code: wanted.nominalCode,
    name: wanted.accountName,
    description: 'Bank account',
    category: credit ? 'Liability.Current.CreditCard' : 'Asset.Current.Bank',
    type: credit ? 'Liability' : 'Asset',
    currency: wanted.currency,
    bank: credit ? 'Credit' : 'Debit',
    bankDetails: { institution: wanted.institution, sortCode: wanted.sortCode, number: wanted.accountNumber },
  });
}

function putAccount(
  sandbox: Sandbox,
  connection: ConnectionRow,
  values: Pick<Account, 'code' | 'name' | 'description' | 'category' | 'type' | 'currency'> & Partial<Account>,
): Outcome {
  const account: Account = {
    status: 'Active',
    bank: undefined,
    role: undefined,
    defaultTaxRateId: undefined,
    bankDetails: undefined,
    modified: sandbox.store.clock.iso(),
    ...values,
    id: nextId(sandbox, connection),
    currency: values.currency || infoOf(connection).baseCurrency,
  };
  putLive(sandbox.store, connection.id, 'chartOfAccounts', account);
  return { recordId: account.id };
}

function writeContact(
  sandbox: Sandbox,
  connection: ConnectionRow,
  type: 'suppliers' | 'customers',
  recordId: string | null,
  payload: unknown,
): Outcome {
  const record = type === 'suppliers' ? 'Supplier' : 'Customer';
  const wanted = contactPayload.parse(payload);
  const name = type === 'suppliers' ? wanted.supplierName : wanted.customerName;
  const existing = recordId === null ? undefined : liveRecord(sandbox.store, connection.id, type, recordId);
  const taken = liveRecords(sandbox.store, connection.id, type).some(
    (contact) => contact.id !== recordId && contact.name.toLowerCase() === name.toLowerCase(),
  );
  const faults = [
    ...(name === '' ? [fault(record, `${record}Name`, 'must be provided.')] : []),
    ...(taken ? [fault(record, `${record}Name`, `must be unique; ${name} already exists.`)] : []),
    ...(recordId !== null && !existing ? [fault(record, 'Id', 'does not exist.')] : []),
  ];
  if (faults.length > 0) return { faults };
  const info = infoOf(connection);
  const shared = packageOf(connection).sharesContacts === true;
  const contact: Contact = {
    id: existing?.id ?? nextId(sandbox, connection),
    name,
    contactName: wanted.contactName,
    email: wanted.emailAddress,
    phone: wanted.phone,
    city: existing?.city ?? '',
    country: existing?.country ?? info.country,
    currency: wanted.defaultCurrency || (shared ? '' : info.baseCurrency),
    status: 'Active',
  };
  for (const list of shared ? (['suppliers', 'customers'] as const) : ([type] as const))
    putLive(sandbox.store, connection.id, list, contact);
  return { recordId: contact.id };
}

/** An id in the package's own style, past those of the copied books. */
const nextId = (sandbox: Sandbox, connection: ConnectionRow): string =>
  packageOf(connection).recordId(90_000 + sandbox.store.next(`list/${connection.id}`));

function accountType(category: string): AccountType | undefined {
  const types: readonly AccountType[] = ['Asset', 'Liability', 'Income', 'Expense', 'Equity'];
  return types.find((type) => category.startsWith(type));
}
