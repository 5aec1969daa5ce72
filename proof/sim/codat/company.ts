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
  /** The connection that was linked when Codat accepted it. */
  readonly connectionId: string | null;
  readonly items: readonly SyncItem[];
  readonly at: number;
  code: number;
  message: string;
};

/** One record of the books. */
export type Entry = {
  readonly id: string;
  readonly connectionId: string;
  readonly transactionId: string;
  readonly type: string;
  amount: number;
  readonly files: { readonly id: string; readonly name: string; readonly bytes: number }[];
};

/** Codat's connection statuses and Outlay's names for them. */
export const connectionStatuses = {
  PendingAuth: 'pending',
  Linked: 'linked',
  Unlinked: 'unlinked',
  Deauthorized: 'deauthorized',
} as const satisfies Record<string, Connection['status']>;

/** A company at Codat: its connections, its syncs, and the books behind them. */
export class CodatCompany {
  readonly connections = new Map<string, keyof typeof connectionStatuses>();
  readonly syncs: CodatSync[] = [];
  readonly entries: Entry[] = [];
  /** Refreshes of the cache, by operation id. */
  readonly refreshes = new Map<string, { type: string; state: 'running' | 'complete' | 'failed' }>();
  /** Codat's cached records, by data type. */
  readonly cache = new Map<string, readonly Entry[]>();
  /** `failing`: every sync ends with an error of Codat's own server. */
  packageState: 'working' | 'down' | 'billing-expired' | 'failing' = 'working';

  constructor(readonly id: string) {}

  get linked(): string | null {
    return [...this.connections].find(([, status]) => status === 'Linked')?.[0] ?? null;
  }

  entryOf(transactionId: string): Entry | undefined {
    return this.entries.find((entry) => entry.transactionId === transactionId);
  }

  /** Whether the transaction was written or is pending, even on a connection that was deleted since. */
  isProcessed(transactionId: string): boolean {
    return this.syncs.some((sync) =>
      sync.items.some(
        (item) => item.transactionId === transactionId && (item.status === 'Completed' || item.status === 'Pending'),
      ),
    );
  }
}

/** Returns the records of a data type as a refresh reads them. Payments are direct costs, all others direct incomes. */
export const entriesOfType = (company: CodatCompany, type: string) =>
  company.entries.filter((entry) => type === (entry.type === 'Payment' ? 'directCosts' : 'directIncomes'));
