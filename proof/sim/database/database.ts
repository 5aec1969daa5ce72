import type { LinkedConnection } from '@/lib/data/books/connections';
import type { Delivery } from '@/lib/data/receipt/deliveries';
import type { OpenSync } from '@/lib/data/sync/syncs';
import type { ExpenseType } from '@/lib/domain/expense/type';
import type { PauseReason } from '@/lib/domain/sync/lane';
import type { ItemState } from '@/lib/domain/sync/sync';
import type { Chance } from '../core/random';

export type SyncRow = Omit<OpenSync, 'keySpent' | 'forOtherBooks' | 'items'>;
export type ConnectionRow = LinkedConnection & {
  companyId: string;
  status: LinkedConnection['status'];
  removedAt: Date | null;
};

export type DeliveryRow = Omit<
  Delivery,
  | 'keySpent'
  | 'syncId'
  | 'codatSyncId'
  | 'expenseId'
  | 'expenseType'
  | 'reference'
  | 'hasTwin'
  | 'fileName'
  | 'mimeType'
  | 'bytes'
  | 'storageKey'
>;

export type Item = {
  readonly id: string;
  readonly companyId: string;
  readonly syncId: string;
  readonly expenseId: string;
  readonly attempt: number;
  readonly expenseRevision: number;
  /** What was frozen for it. */
  readonly amount: number;
  readonly state: ItemState;
  message: string | null;
};

export type Expense = {
  readonly id: string;
  readonly companyId: string;
  readonly type: ExpenseType;
  amount: number;
  revision: number;
  syncedRevision: number | null;
  latestItemId: string | null;
};

export type Receipt = {
  readonly id: string;
  readonly companyId: string;
  readonly expenseId: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: number;
  readonly storageKey: string;
};

export type LaneRow = {
  readonly companyId: string;
  holder: string | null;
  fence: bigint;
  leaseUntil: number | null;
  wanted: boolean;
  dueAt: number | null;
  pausedUntil: number | null;
  pausedBecause: PauseReason | null;
  failures: number;
};

export type Permit = {
  readonly id: string;
  readonly companyId: string | null;
  readonly holder: string;
  readonly address: string;
  readonly admittedAt: number;
  doneAt: number | null;
};

export type Gate = {
  blockedUntil: number | null;
  quotaLimit: number | null;
  quotaRemaining: number | null;
  quotaResetsAt: number | null;
};

export type CompanyRow = { readonly id: string; readonly codatCompanyId: string };
export type Run = { readonly id: string; readonly companyId: string; stoppedAt: number | null };
export type Message = {
  readonly id: string;
  readonly companyId: string;
  readonly codatSyncId: string | null;
  readonly receivedAt: number;
};

/** Is told of what changes, and may object. */
export type Watcher = {
  readonly itemMoves: (item: Item, to: ItemState) => void;
  readonly syncMoves: (sync: SyncRow, to: SyncRow['state']) => void;
  readonly deliveryMoves: (delivery: DeliveryRow, to: DeliveryRow['state']) => void;
  /** Something is to be done for the company: a job for whichever worker is free. */
  readonly laneWoken: (companyId: string) => void;
};

/** Our rows, in memory. Whatever reads and writes them in one go is one transaction; all times are the database's own. */
export class Database {
  readonly companies = new Map<string, CompanyRow>();
  readonly connections: ConnectionRow[] = [];
  readonly expenses = new Map<string, Expense>();
  readonly receipts: Receipt[] = [];
  readonly runs = new Map<string, Run>();
  readonly syncs = new Map<string, SyncRow>();
  readonly items = new Map<string, Item>();
  readonly deliveries = new Map<string, DeliveryRow>();
  readonly lanes = new Map<string, LaneRow>();
  readonly messages = new Map<string, Message>();
  readonly gate: Gate = { blockedUntil: null, quotaLimit: null, quotaRemaining: null, quotaResetsAt: null };
  permits: Permit[] = [];

  constructor(
    private readonly clock: { readonly now: number },
    private readonly chance: Chance,
    readonly watcher: Watcher,
  ) {}

  get now(): number {
    return this.clock.now;
  }

  newId(): string {
    return this.chance.id(this.now);
  }

  company(id: string): CompanyRow {
    return there(this.companies.get(id));
  }

  itemsOf(syncId: string): Item[] {
    return [...this.items.values()].filter((item) => item.syncId === syncId);
  }

  syncsOf(companyId: string): SyncRow[] {
    return [...this.syncs.values()].filter((sync) => sync.companyId === companyId);
  }

  deliveriesOf(companyId: string): DeliveryRow[] {
    return [...this.deliveries.values()].filter((delivery) => delivery.companyId === companyId);
  }

  moveItem(item: Item, state: ItemState, message: string | null = item.message): void {
    this.watcher.itemMoves(item, state);
    this.items.set(item.id, { ...item, state, message });
  }

  /** Moves those of a sync's records that stand where it is said (lib/data/syncs, `advance`). */
  advance(syncId: string, to: ItemState, from: readonly ItemState[]): void {
    for (const item of this.itemsOf(syncId)) if (from.includes(item.state)) this.moveItem(item, to);
  }

  changeSync(sync: Pick<SyncRow, 'id'>, change: Partial<SyncRow>): SyncRow {
    const before = there(this.syncs.get(sync.id));
    if (change.state) this.watcher.syncMoves(before, change.state);
    const after = { ...before, ...change };
    this.syncs.set(sync.id, after);
    return after;
  }

  changeDelivery(delivery: Pick<DeliveryRow, 'id'>, change: Partial<DeliveryRow>): DeliveryRow {
    const before = there(this.deliveries.get(delivery.id));
    if (change.state) this.watcher.deliveryMoves(before, change.state);
    const after = { ...before, ...change };
    this.deliveries.set(delivery.id, after);
    return after;
  }
}

export function there<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('a row that has to be there is not');
  return row;
}

export const isDue = (row: { readonly dueAt: Date | null }, now: number): boolean =>
  row.dueAt !== null && row.dueAt.getTime() <= now;

export const inSeconds = (now: number, seconds: number): Date => new Date(now + seconds * 1000);

/** What is due longest comes first. */
export const byDue = (one: { dueAt: Date | null; id: string }, other: { dueAt: Date | null; id: string }): number =>
  (one.dueAt?.getTime() ?? 0) - (other.dueAt?.getTime() ?? 0) || (one.id < other.id ? -1 : 1);

export const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
