import type { LinkedConnection } from '@/lib/data/connection/connections';
import type { ReceiptDelivery } from '@/lib/data/generated/client';
import type { SpendingRead } from '@/lib/data/receipt/spending-reads';
import type { SendableSync } from '@/lib/data/sync/claim';
import type { ExpenseType } from '@/lib/domain/expense/type';
import type { MovementStatus } from '@/lib/domain/movement/status';
import type { PauseReason } from '@/lib/domain/sync/lane';
import { type ItemState, isSettled } from '@/lib/domain/sync/sync';
import type { Random } from '../core/random';

export type SyncRow = Omit<SendableSync, 'isKeyExpired' | 'isForFormerBooks' | 'claimedAt' | 'items'>;
export type ConnectionRow = Omit<LinkedConnection, 'status' | 'linkStartedAt'> & {
  readonly companyId: string;
  status: LinkedConnection['status'];
  linkStartedAt: Date;
  readonly createdAt: Date;
  removedAt: Date | null;
};

export type DeliveryRow = ReceiptDelivery;

export type Item = {
  readonly id: string;
  readonly companyId: string;
  readonly syncId: string;
  /** The id of the expense, or of the new entry of the books. */
  readonly movementId: string;
  readonly attempt: number;
  readonly revision: number;
  /** The amount when the batch was frozen. */
  readonly amount: number;
  readonly state: ItemState;
  message: string | null;
  readonly settledAt: Date | null;
  /** The id of the record in the books, if Codat reported it or it was found there. */
  readonly recordRef: string | null;
};

export type Expense = {
  readonly id: string;
  readonly companyId: string;
  readonly kind: 'expense' | 'claim' | 'transfer';
  /** Means nothing for a transfer. */
  readonly type: ExpenseType;
  readonly note: string;
  amount: number;
  revision: number;
  syncedRevision: number | null;
  latestItemId: string | null;
  queuedRunId: string | null;
  /** The stored result of the rule (lib/domain/movement/status.ts). */
  status: MovementStatus;
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

export type CompanyRow = {
  readonly id: string;
  readonly codatCompanyId: string;
  readonly mappingVersionId: string;
  /** Whether the package takes updates of transfers. */
  readonly updatesTransfers: boolean;
};
export type Run = {
  readonly id: string;
  readonly companyId: string;
  readonly requestedById: string | null;
  stoppedAt: number | null;
};
export type Message = {
  readonly id: string;
  readonly companyId: string;
  readonly codatSyncId: string | null;
  readonly receivedAt: number;
};

/** The functions that the database calls before it applies a change. */
export type DatabaseObserver = {
  readonly itemChanges: (item: Item, to: ItemState, message: string | null) => void;
  readonly syncChanges: (sync: SyncRow, to: SyncRow['state']) => void;
  readonly deliveryChanges: (delivery: DeliveryRow, to: DeliveryRow['state']) => void;
  /** Called when a worker takes over the lane of one that did not release it. */
  readonly laneTakenOver: (companyId: string) => void;
  /** Called when a company gets work that is due now. A worker then gets a job for the company's lane. */
  readonly laneWoken: (companyId: string) => void;
};

/**
 * Outlay's tables in memory. Each synchronous function is one transaction. All times are those of the database's clock.
 */
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
  /** Codat's reads of the books, by connection and type. */
  readonly spendingReads = new Map<string, SpendingRead>();
  readonly gate: Gate = { blockedUntil: null, quotaLimit: null, quotaRemaining: null, quotaResetsAt: null };
  permits: Permit[] = [];

  constructor(
    private readonly clock: { readonly now: number },
    private readonly random: Random,
    readonly observer: DatabaseObserver,
  ) {}

  get now(): number {
    return this.clock.now;
  }

  newId(): string {
    return this.random.uuid(this.now);
  }

  company(id: string): CompanyRow {
    return required(this.companies.get(id));
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

  setItemState(
    item: Item,
    state: ItemState,
    { message = item.message, recordRef = item.recordRef }: Partial<Pick<Item, 'message' | 'recordRef'>> = {},
  ): void {
    this.observer.itemChanges(item, state, message);
    const settledAt = isSettled(state) ? new Date(this.now) : null;
    this.items.set(item.id, { ...item, state, message, settledAt, recordRef });
  }

  updateSync(sync: Pick<SyncRow, 'id'>, change: Partial<SyncRow>): SyncRow {
    const before = required(this.syncs.get(sync.id));
    if (change.state) this.observer.syncChanges(before, change.state);
    const after = { ...before, ...change };
    this.syncs.set(sync.id, after);
    return after;
  }

  updateDelivery(delivery: Pick<DeliveryRow, 'id'>, change: Partial<DeliveryRow>): DeliveryRow {
    const before = required(this.deliveries.get(delivery.id));
    if (change.state) this.observer.deliveryChanges(before, change.state);
    const after = { ...before, ...change };
    this.deliveries.set(delivery.id, after);
    return after;
  }
}

export function required<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('a required row is missing');
  return row;
}

type Due<State> = { readonly id: string; readonly dueAt: Date | null; readonly state: State };

export const isDue = ({ dueAt }: Pick<Due<unknown>, 'dueAt'>, now: number): boolean =>
  dueAt !== null && dueAt.getTime() <= now;

/** Returns the due rows that are in one of these states, with the longest overdue first. */
export const dueRows = <State, Row extends Due<State>>(
  rows: readonly Row[],
  states: readonly State[],
  { now }: Database,
): Row[] => byDue(rows.filter((row) => isDue(row, now) && states.includes(row.state)));

/** Sorts as `order by due_at, id`. */
export const byDue = <Row extends Due<unknown>>(rows: readonly Row[]): Row[] =>
  [...rows].sort((one, other) => (one.dueAt?.getTime() ?? 0) - (other.dueAt?.getTime() ?? 0) || byId(one, other));

export const inSeconds = (now: number, seconds: number): Date => new Date(now + seconds * 1000);

export const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
