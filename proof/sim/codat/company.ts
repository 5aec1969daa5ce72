import type { Connection } from '@/lib/domain/books/books';

export type SyncItem = {
  readonly transactionId: string;
  readonly amount: number;
  readonly type: string;
  status: 'Pending' | 'Completed' | 'ValidationError' | 'PushError';
  message: string | null;
};

export type CodatSync = {
  readonly id: string;
  readonly operation: 'create' | 'update';
  /** The connection that was linked when Codat accepted the sync. Null if none was linked. */
  readonly connectionId: string | null;
  readonly items: readonly SyncItem[];
  readonly at: number;
  code: number;
  message: string;
};

/** An operation that writes a new supplier to the books. The newest is the first. */
export type Push = {
  readonly id: string;
  readonly name: string;
  readonly at: number;
  status: 'Pending' | 'Success' | 'Failed' | 'TimedOut';
  ref: string | null;
};

/** One record in the books. */
export type Entry = {
  readonly id: string;
  readonly connectionId: string;
  readonly transactionId: string;
  readonly type: string;
  amount: number;
  readonly files: { readonly id: string; readonly name: string; readonly bytes: number }[];
};

/** For each connection status of Codat, the status that Outlay stores. */
export const connectionStatuses = {
  PendingAuth: 'pending',
  Linked: 'linked',
  Unlinked: 'unlinked',
  Deauthorized: 'deauthorized',
} as const satisfies Record<string, Connection['status']>;

/** A company at Codat, with its connections, its syncs and its books. */
export class CodatCompany {
  readonly connections = new Map<string, keyof typeof connectionStatuses>();
  readonly syncs: CodatSync[] = [];
  readonly entries: Entry[] = [];
  readonly pushes: Push[] = [];
  readonly suppliers: { readonly id: string; readonly name: string }[] = [];
  /** Codat's cached copy of the suppliers, or null before it was read. */
  listedSuppliers: readonly { readonly id: string; readonly name: string }[] | null = null;
  /** The refreshes of Codat's cached records, by the id of the operation. */
  readonly refreshes = new Map<string, { type: string; state: 'running' | 'complete' | 'failed' }>();
  /** Codat's cached copies of the records in the books, by data type. Only a refresh updates them. */
  readonly cache = new Map<string, readonly Entry[]>();
  /** Whether the accounting package works. `failing` means that every sync ends with a server error of Codat. */
  packageState: 'working' | 'down' | 'billing-expired' | 'failing' = 'working';

  /** Whether the package takes a second request for the same transfer as an update of it. */
  updatesTransfers = true;

  /** The connections to a package that drops our reference, as FreeAgent does. */
  readonly withoutReference = new Set<string>();

  constructor(readonly id: string) {}

  keepsReference(connectionId: string): boolean {
    return !this.withoutReference.has(connectionId);
  }

  get linked(): string | null {
    return [...this.connections].find(([, status]) => status === 'Linked')?.[0] ?? null;
  }

  entryOf(transactionId: string): Entry | undefined {
    return this.entries.find((entry) => entry.transactionId === transactionId);
  }

  /** Returns whether the transaction was written or is pending, even if its connection was deleted later. */
  isProcessed(transactionId: string): boolean {
    return this.syncs.some((sync) =>
      sync.items.some(
        (item) => item.transactionId === transactionId && (item.status === 'Completed' || item.status === 'Pending'),
      ),
    );
  }
}

/**
 * Returns the records that a refresh reads for a data type: `directCosts` are the payments, and `directIncomes` all other
 * expenses.
 */
export const entriesOfType = (company: CodatCompany, type: string) =>
  company.entries.filter(
    (entry) => entry.type !== 'Transfer' && type === (entry.type === 'Payment' ? 'directCosts' : 'directIncomes'),
  );
