import { randomInt } from 'node:crypto';
import type { CompanyInfo } from '../packages/books';
import { packageFor } from '../packages/index';
import type { AccountingPackage } from '../packages/package';
import { otpLifeMs } from '../settings';
import type { ServedStore, Store } from './store';

/**
 * The states of the package behind a connection. `down`: the package refuses every call. `offline`: the desktop
 * connector is switched off, so writes wait. `billing-expired`: the subscription is unpaid.
 */
export const conditions = ['working', 'down', 'offline', 'billing-expired'] as const;
export type Condition = (typeof conditions)[number];

export interface ConnectionRow {
  readonly id: string;
  readonly company_id: string;
  readonly platform_key: string;
  readonly source_type: 'Accounting' | 'Expense';
  readonly status: 'PendingAuth' | 'Linked' | 'Unlinked' | 'Deauthorized';
  readonly created: string;
  readonly last_sync: string | null;
  readonly linked_at: string | null;
  readonly otp: string | null;
  readonly otp_expires: number | null;
  readonly organisation: string | null;
  readonly info: string | null;
  readonly errors: string;
  readonly condition: Condition;
}

/**
 * Codat's integration for the provider of expenses, here Outlay. A company needs a connection to it besides its
 * accounting connection.
 */
export const partnerExpense = {
  key: 'pexp',
  name: 'Partner Expense',
  integrationId: 'd7f4cf4a-9e3b-4b7e-8d39-1c5a0e2f9b70',
  sourceId: 'd7f4cf4a-9e3b-4b7e-8d39-1c5a0e2f9b70',
} as const;

export const connectionsOf = (store: Store, companyId: string): readonly ConnectionRow[] =>
  store.all<ConnectionRow>('SELECT * FROM connections WHERE company_id = ? ORDER BY created, id', companyId);

export const findConnection = (store: Store, companyId: string, id: string): ConnectionRow | undefined =>
  store.get<ConnectionRow>('SELECT * FROM connections WHERE id = ? AND company_id = ?', id, companyId);

/** Returns the company's accounting connection: the linked one, or else the last one that had books. */
export function accountingConnection(store: Store, companyId: string): ConnectionRow | undefined {
  const accounting = connectionsOf(store, companyId).filter((each) => each.source_type === 'Accounting');
  return accounting.find((each) => each.status === 'Linked') ?? accounting.filter((each) => each.info !== null).at(-1);
}

export const linkedAccounting = (store: Store, companyId: string): ConnectionRow | undefined =>
  connectionsOf(store, companyId).find((each) => each.source_type === 'Accounting' && each.status === 'Linked');

export const linkedPartnerExpense = (store: Store, companyId: string): ConnectionRow | undefined =>
  connectionsOf(store, companyId).find((each) => each.source_type === 'Expense' && each.status === 'Linked');

export function packageOf(connection: ConnectionRow): AccountingPackage {
  const found = packageFor(connection.platform_key);
  if (!found) throw new Error(`Connection ${connection.id} names a package the sandbox does not have`);
  return found;
}

/**
 * Returns Codat's name for the software of a connection. This can be an accounting package or the provider of expenses.
 */
export const platformNameOf = (connection: ConnectionRow): string =>
  connection.source_type === 'Expense' ? partnerExpense.name : packageOf(connection).name;

export function infoOf(connection: ConnectionRow): CompanyInfo {
  if (connection.info === null) throw new Error(`Connection ${connection.id} was never linked`);
  return JSON.parse(connection.info);
}

/**
 * Returns the one-time password for the link of a connection, and creates one if there is none. It is valid for one day
 * and one completed flow.
 */
export function currentOtp(store: Store, connection: ConnectionRow): string {
  if (connection.otp !== null && (connection.otp_expires ?? 0) > store.clock.now()) return connection.otp;
  const otp = String(randomInt(100_000, 1_000_000));
  const expires = store.clock.now() + otpLifeMs;
  store.run('UPDATE connections SET otp = ?, otp_expires = ? WHERE id = ?', otp, expires, connection.id);
  return otp;
}

export const consumeOtp = (store: Store, connectionId: string): number =>
  store.run('UPDATE connections SET otp = NULL WHERE id = ?', connectionId);

export function connectionBody(sandbox: ServedStore, connection: ConnectionRow): Record<string, unknown> {
  const source = connection.source_type === 'Expense' ? partnerExpense : packageOf(connection);
  const errors: unknown[] = JSON.parse(connection.errors);
  return {
    id: connection.id,
    integrationId: source.integrationId,
    integrationKey: source.key,
    sourceId: source.sourceId,
    sourceType: connection.source_type,
    platformName: source.name,
    linkUrl: linkUrl(sandbox, connection),
    status: connection.status,
    ...(connection.last_sync ? { lastSync: connection.last_sync } : {}),
    created: connection.created,
    ...(errors.length > 0 ? { dataConnectionErrors: errors } : {}),
  };
}

/**
 * Returns the URL for linking. Codat's schema requires one for every connection. The connection of the expense provider
 * is already linked when it is created, so its URL has no password.
 */
function linkUrl(sandbox: ServedStore, connection: ConnectionRow): string {
  const start = `${sandbox.baseUrl}/companies/${connection.company_id}/connections/${connection.id}/start`;
  return connection.source_type === 'Expense' ? start : `${start}?otp=${currentOtp(sandbox.store, connection)}`;
}

/**
 * Returns the error message of a package that is not working. It says that the subscription has expired, or is the
 * package's own message for an outage.
 */
export const unavailableMessage = (connection: ConnectionRow): string =>
  connection.condition === 'billing-expired'
    ? `The subscription of ${packageOf(connection).name} has expired.`
    : packageOf(connection).unavailableMessage;
