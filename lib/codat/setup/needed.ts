import { dataTypes } from '@/lib/codat/books/books';

/** The events of Codat that Outlay receives as webhooks (docs/codat.md). */
export const neededEvents: readonly string[] = [
  'connection.connected',
  'connection.disconnected',
  'connection.failed',
  'connection.reconnected',
  'connection.deleted',
  'read.completed.initial',
  'read.completed',
  'expenses.sync.successful',
  'expenses.sync.unsuccessful',
  'chartOfAccounts.write.successful',
  'chartOfAccounts.write.unsuccessful',
  'bankAccounts.write.successful',
  'bankAccounts.write.unsuccessful',
  'suppliers.write.successful',
  'suppliers.write.unsuccessful',
  'directCosts.write.successful',
  'directCosts.write.unsuccessful',
  'directIncomes.write.successful',
  'directIncomes.write.unsuccessful',
  'transfers.write.successful',
  'transfers.write.unsuccessful',
];

/** The data types that Codat must read when a package is linked, and every day (Codat, Expenses, "Getting started"). */
export const neededDataTypes: readonly string[] = Object.values(dataTypes);
export const maxReadIntervalHours = 24;

/** Codat's product for expenses, by its identifier in the Platform API ("Add product"). */
export const neededProduct = 'expenses';

const webhookPath = '/api/webhooks/codat';
const linkReturnPath = '/api/link/return';

/** What Outlay needs at Codat. */
export type Needed = {
  readonly webhookUrl: string;
  /** Codat replaces the names in braces (Codat, "Set up redirects"). */
  readonly redirectUrl: string;
  readonly origin: string;
  /** The name that Codat's Link page shows. Null: any name, because it is the brand of the account's owner. */
  readonly clientName: string | null;
  readonly webhookSecret: string;
};

/** Returns what Outlay needs at this public address. In the sandbox, Codat's client is Outlay itself. */
export const neededAt = (
  appUrl: string,
  { webhookSecret, isSandbox }: { webhookSecret: string | undefined; isSandbox: boolean },
): Needed => ({
  webhookUrl: new URL(webhookPath, appUrl).href,
  redirectUrl: `${new URL(linkReturnPath, appUrl).href}?connectionId={connectionId}&statusCode={statusCode}&errorMessage={errorMessage}`,
  origin: new URL(appUrl).origin,
  clientName: isSandbox ? 'Outlay' : null,
  webhookSecret: webhookSecret ?? '',
});
