import type { PushedType } from '@/lib/codat/sync/pushes';
import type { Connection } from '@/lib/domain/books/books';

export type SyncItem = {
  readonly transactionId: string;
  readonly amount: number;
  readonly type: string;
  readonly note: string;
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

/** An operation of the Accounting API that writes a new supplier or a new record to the books. */
export type Push = {
  readonly id: string;
  readonly connectionId: string;
  readonly dataType: 'suppliers' | PushedType;
  /** The name of a supplier. */
  readonly name: string;
  /** What it writes, if it is a record: a direct cost, a direct income or a transfer. */
  readonly record: Pick<Entry, 'transactionId' | 'amount' | 'note'> | null;
  readonly at: number;
  endedAt: number | null;
  status: 'Pending' | 'Success' | 'Failed' | 'TimedOut';
  ref: string | null;
};

/** One record in the books. */
export type Entry = {
  readonly id: string;
  readonly connectionId: string;
  /** The id of the movement. The Accounting API does not know it, and the model uses it to check the books. */
  readonly transactionId: string;
  readonly type: string;
  /** Codat's data type in which a refresh reads the record. */
  readonly dataType: PushedType | 'bills';
  /** Whether the Accounting API wrote it. */
  readonly isPushed: boolean;
  readonly note: string;
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
  /** The newest is the first. */
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

  /** The connections to a package on the customer's computer, where a push may wait for hours. */
  readonly onDesktop = new Set<string>();

  constructor(readonly id: string) {}

  keepsReference(connectionId: string): boolean {
    return !this.withoutReference.has(connectionId);
  }

  get linked(): string | null {
    return [...this.connections].find(([, status]) => status === 'Linked')?.[0] ?? null;
  }

  /** Returns the record that the Expenses API wrote for a movement. */
  entryOf(transactionId: string): Entry | undefined {
    return this.entries.find((entry) => entry.transactionId === transactionId && !entry.isPushed);
  }

  /** Returns the records in these books that the Accounting API wrote for a movement. */
  pushedFor(transactionId: string, connectionId: string): readonly Entry[] {
    return this.entries.filter(
      (entry) => entry.isPushed && entry.transactionId === transactionId && entry.connectionId === connectionId,
    );
  }

  isInBooks(transactionId: string): boolean {
    return this.entries.some((entry) => entry.transactionId === transactionId && entry.connectionId === this.linked);
  }

  /** Returns how often a file is attached to records of the company. Each receipt has a name of its own. */
  copiesOf(fileName: string): number {
    return this.entries.flatMap(({ files }) => files).filter(({ name }) => name === fileName).length;
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

/** Returns the records that a refresh reads for a data type. */
export const entriesOfType = (company: CodatCompany, type: string): readonly Entry[] =>
  company.entries.filter(({ dataType }) => dataType === type);

/** Returns the data type of a record that the Expenses API writes. Money in is a direct income. */
export function dataTypeOf(type: string): Entry['dataType'] {
  if (type === 'Bill') return 'bills';
  if (type === 'Transfer') return 'transfers';
  return type === 'Payment' ? 'directCosts' : 'directIncomes';
}
