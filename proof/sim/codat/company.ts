/** What stands behind Codat in this model: a company, its connections, its syncs, and the ledger. */
export type ItemStatus = 'Pending' | 'Completed' | 'ValidationError' | 'PushError';

export type SyncItem = {
  readonly transactionId: string;
  readonly amount: number;
  readonly type: string;
  status: ItemStatus;
  message: string | null;
};

export type CodatSync = {
  readonly id: string;
  readonly operation: 'create' | 'update';
  /** The connection it was accepted with. */
  readonly connectionId: string | null;
  readonly items: readonly SyncItem[];
  readonly at: number;
  code: number;
  message: string;
};

export type StoredFile = { readonly id: string; readonly name: string; readonly bytes: number };

/** One record of the books. */
export type Entry = {
  readonly id: string;
  readonly connectionId: string;
  readonly transactionId: string;
  readonly type: string;
  amount: number;
  readonly files: StoredFile[];
};

export type ConnectionStatus = 'PendingAuth' | 'Linked' | 'Unlinked' | 'Deauthorized';

export class CodatCompany {
  readonly connections = new Map<string, ConnectionStatus>();
  readonly syncs: CodatSync[] = [];
  readonly entries: Entry[] = [];
  /** Reading the books anew: what was found, once it is done. */
  readonly readings = new Map<string, { type: string; state: 'running' | 'complete' | 'failed' }>();
  /** What Codat's cache has, by type. */
  readonly cache = new Map<string, readonly Entry[]>();
  /** `failing`: Codat's own server is not at its best, and every sync ends so. */
  condition: 'working' | 'down' | 'billing-expired' | 'failing' = 'working';

  constructor(readonly id: string) {}

  get linked(): string | null {
    return [...this.connections].find(([, status]) => status === 'Linked')?.[0] ?? null;
  }

  entryOf(transactionId: string): Entry | undefined {
    return this.entries.find((entry) => entry.transactionId === transactionId);
  }

  /** Written once, also to a connection since deleted, or on the way there. */
  isProcessed(transactionId: string): boolean {
    return this.syncs.some((sync) =>
      sync.items.some(
        (item) => item.transactionId === transactionId && (item.status === 'Completed' || item.status === 'Pending'),
      ),
    );
  }
}

/** Money out is a direct cost, the rest direct incomes. */
export const dataTypeOf = (type: string): string => (type === 'Payment' ? 'directCosts' : 'directIncomes');
