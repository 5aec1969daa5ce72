import { z } from 'zod';
import type { Account, AccountType } from '../../packages/books';
import type { Sandbox } from '../../sandbox';
import { liveRecord, liveRecords, putLive } from '../../store/books';
import { type ConnectionRow, infoOf } from '../../store/connection';
import type { RecordFault } from '../../write-models/faults';
import { fieldFault, nextId, text } from './fields';
import type { Outcome, PushRow } from './push-row';

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

function codeFaults(
  sandbox: Sandbox,
  connection: ConnectionRow,
  record: string,
  { code, ownId }: { readonly code: string; readonly ownId?: string | undefined },
): readonly RecordFault[] {
  const isTaken = liveRecords(sandbox.store, connection.id, 'chartOfAccounts').some(
    (account) => account.id !== ownId && account.code !== '' && account.code === code,
  );
  return [
    ...(code.length > 10 ? [fieldFault(record, 'NominalCode', 'must not be longer than 10 characters long.')] : []),
    ...(isTaken ? [fieldFault(record, 'NominalCode', `must be unique; ${code} is already in use.`)] : []),
  ];
}

/** Checks the currency of a new account. An empty currency is allowed: it means the base currency of the company. */
const currencyFaults = (record: string, currency: string): readonly RecordFault[] =>
  currency === '' || /^[A-Z]{3}$/.test(currency)
    ? []
    : [fieldFault(record, 'Currency', 'must be a valid ISO 4217 code.')];

/** Writes a new account into the chart of accounts. */
export function writeAccount(sandbox: Sandbox, connection: ConnectionRow, payload: unknown): Outcome {
  const input = accountPayload.parse(payload);
  const type = accountType(input.fullyQualifiedCategory);
  const faults = [
    ...(input.name === '' ? [fieldFault('Account', 'Name', 'must be provided.')] : []),
    ...codeFaults(sandbox, connection, 'Account', { code: input.nominalCode }),
    ...currencyFaults('Account', input.currency),
    ...(type ? [] : [fieldFault('Account', 'FullyQualifiedCategory', 'is not a category of this company.')]),
  ];
  if (faults.length > 0 || !type) return { faults };
  return putAccount(sandbox, connection, {
    code: input.nominalCode,
    name: input.name,
    description: input.description,
    category: input.fullyQualifiedCategory,
    type,
    currency: input.currency,
  });
}

/** Writes a new bank account, or changes an existing one. */
export function writeBankAccount(
  sandbox: Sandbox,
  connection: ConnectionRow,
  push: PushRow,
  payload: unknown,
): Outcome {
  const input = bankPayload.parse(payload);
  const previous =
    push.record_id === null ? undefined : liveRecord(sandbox.store, connection.id, 'chartOfAccounts', push.record_id);
  if (push.record_id !== null && !previous?.bank)
    return { faults: [fieldFault('BankAccount', 'Id', 'does not exist.')] };
  const faults = [
    ...(input.accountName === '' ? [fieldFault('BankAccount', 'AccountName', 'must be provided.')] : []),
    ...codeFaults(sandbox, connection, 'BankAccount', { code: input.nominalCode, ownId: previous?.id }),
    ...currencyFaults('BankAccount', input.currency),
  ];
  if (faults.length > 0) return { faults };
  const credit = input.accountType === 'Credit';
  return putAccount(sandbox, connection, {
    ...previous,
    code: input.nominalCode || previous?.code || '',
    name: input.accountName,
    description: 'Bank account',
    category: credit ? 'Liability.Current.CreditCard' : 'Asset.Current.Bank',
    type: credit ? 'Liability' : 'Asset',
    currency: previous?.currency ?? input.currency,
    bank: credit ? 'Credit' : 'Debit',
    bankDetails: { institution: input.institution, sortCode: input.sortCode, number: input.accountNumber },
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
    id: values.id ?? nextId(sandbox, connection),
    currency: values.currency || infoOf(connection).baseCurrency,
  };
  putLive(sandbox.store, connection.id, 'chartOfAccounts', account);
  return { recordId: account.id };
}

/**
 * Returns the account type for an account category, as the package names it. Most names start with the type; Intacct
 * writes "Liabilities" and "Total Expenses".
 */
function accountType(category: string): AccountType | undefined {
  const stems: readonly (readonly [stem: string, type: AccountType])[] = [
    ['Asset', 'Asset'],
    ['Liabilit', 'Liability'],
    ['Income', 'Income'],
    ['Expense', 'Expense'],
    ['Equity', 'Equity'],
  ];
  return stems.find(([stem]) => category.replace(/^Total /, '').startsWith(stem))?.[1];
}
