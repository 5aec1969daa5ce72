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
  { code, own }: { readonly code: string; readonly own?: string | undefined },
): readonly RecordFault[] {
  const taken = liveRecords(sandbox.store, connection.id, 'chartOfAccounts').some(
    (account) => account.id !== own && account.code !== '' && account.code === code,
  );
  return [
    ...(code.length > 10 ? [fieldFault(record, 'NominalCode', 'must not be longer than 10 characters long.')] : []),
    ...(taken ? [fieldFault(record, 'NominalCode', `must be unique; ${code} is already in use.`)] : []),
  ];
}

/** Left out, it is the company's own. */
const currencyFaults = (record: string, currency: string): readonly RecordFault[] =>
  currency === '' || /^[A-Z]{3}$/.test(currency)
    ? []
    : [fieldFault(record, 'Currency', 'must be a valid ISO 4217 code.')];

/** A new account of the chart. */
export function writeAccount(sandbox: Sandbox, connection: ConnectionRow, payload: unknown): Outcome {
  const wanted = accountPayload.parse(payload);
  const type = accountType(wanted.fullyQualifiedCategory);
  const faults = [
    ...(wanted.name === '' ? [fieldFault('Account', 'Name', 'must be provided.')] : []),
    ...codeFaults(sandbox, connection, 'Account', { code: wanted.nominalCode }),
    ...currencyFaults('Account', wanted.currency),
    ...(type ? [] : [fieldFault('Account', 'FullyQualifiedCategory', 'is not a category of this company.')]),
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

/** A bank account, or what has become of an existing one. */
export function writeBankAccount(
  sandbox: Sandbox,
  connection: ConnectionRow,
  push: PushRow,
  payload: unknown,
): Outcome {
  const wanted = bankPayload.parse(payload);
  const before =
    push.record_id === null ? undefined : liveRecord(sandbox.store, connection.id, 'chartOfAccounts', push.record_id);
  if (push.record_id !== null && !before?.bank) return { faults: [fieldFault('BankAccount', 'Id', 'does not exist.')] };
  const faults = [
    ...(wanted.accountName === '' ? [fieldFault('BankAccount', 'AccountName', 'must be provided.')] : []),
    ...codeFaults(sandbox, connection, 'BankAccount', { code: wanted.nominalCode, own: before?.id }),
    ...currencyFaults('BankAccount', wanted.currency),
  ];
  if (faults.length > 0) return { faults };
  const credit = wanted.accountType === 'Credit';
  return putAccount(sandbox, connection, {
    ...before,
    code: wanted.nominalCode || before?.code || '',
    name: wanted.accountName,
    description: 'Bank account',
    category: credit ? 'Liability.Current.CreditCard' : 'Asset.Current.Bank',
    type: credit ? 'Liability' : 'Asset',
    currency: before?.currency ?? wanted.currency,
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
    id: values.id ?? nextId(sandbox, connection),
    currency: values.currency || infoOf(connection).baseCurrency,
  };
  putLive(sandbox.store, connection.id, 'chartOfAccounts', account);
  return { recordId: account.id };
}

/** Intacct writes "Liabilities" and "Total Expenses" where the others write "Liability" and "Expense". */
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
