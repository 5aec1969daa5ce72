import { type ItemState, isSettled } from '@/lib/domain/sync/sync';
import type { Call } from '../codat/call';
import type { CodatCompany } from '../codat/company';
import type { Machine } from '../core/process';
import type { Database, DeliveryRow, Item, SyncRow } from '../database/database';

/** Something that must never be has happened. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** A call may be on its way out for so long after something has changed (lib/workflows/line.ts: its turn, and how long that is fresh). */
const onItsWayMs = 3_000 + 500;
/** A piece of work that has begun waits for its turns, its answers and its look at the books (lib/workflows/turn.ts). */
const underWayMs = 10 * 60_000;

/** More often nobody would send one expense, whatever the weather. */
const mostAttempts = 60;

const rank: Readonly<Record<ItemState, number>> = {
  queued: 0,
  sending: 1,
  sent: 2,
  unknown: 2,
  synced: 3,
  failed: 3,
  withdrawn: 3,
};

/** Watches every step: what is said beside what is in the books, and what leaves beside what may. */
export class Judge {
  readonly found: Violation[] = [];
  calls = 0;
  refusedForTheDay = 0;
  #toldSince: number | null = null;
  #toldUntil = 0;
  readonly #unlinkedSince = new Map<string, number>();

  constructor(
    private readonly clock: { readonly now: number },
    private readonly books: ReadonlyMap<string, CodatCompany>,
  ) {}

  blame(words: string): void {
    this.found.push(new Violation(words));
  }

  itemMoves(db: Database, item: Item, to: ItemState): void {
    if (item.attempt > mostAttempts) this.blame(`${item.expenseId} was sent ${item.attempt} times`);
    if (isSettled(item.state)) this.blame(`the settled record ${item.expenseId} went from ${item.state} to ${to}`);
    if (item.state === 'sent' && rank[to] < 2) this.blame(`the sent record ${item.expenseId} went back to ${to}`);
    const entry = this.#companyOf(db, item.companyId)?.entryOf(item.expenseId);
    if (to === 'synced' && !entry) this.blame(`${item.expenseId} is said to be synced and is not in the books`);
    if (to !== 'failed' || !entry) return;
    const wasThere = [...db.items.values()].some(
      (each) => each.expenseId === item.expenseId && each.state === 'synced',
    );
    if (!wasThere) this.blame(`${item.expenseId} is said to have failed and is in the books`);
  }

  syncMoves(sync: SyncRow, to: SyncRow['state']): void {
    if (sync.state === 'settled') this.blame(`the settled batch ${sync.id} went to ${to}`);
    if (sync.state === 'sent' && to !== 'settled') this.blame(`the sent batch ${sync.id} went back to ${to}`);
  }

  deliveryMoves(delivery: DeliveryRow, to: DeliveryRow['state']): void {
    if (delivery.state === 'delivered') this.blame(`the delivered receipt ${delivery.receiptId} went to ${to}`);
  }

  /** Codat said to wait, and all who ask for a turn know. */
  told(until: number): void {
    if (this.#toldUntil <= this.clock.now) this.#toldSince = this.clock.now;
    this.#toldUntil = Math.max(this.#toldUntil, until);
  }

  linkIs(companyId: string, linked: boolean): void {
    if (linked) this.#unlinkedSince.delete(companyId);
    else if (!this.#unlinkedSince.has(companyId)) this.#unlinkedSince.set(companyId, this.clock.now);
  }

  leaves(call: Call, machine: Machine): void {
    this.calls += 1;
    const { now } = this.clock;
    if (this.#toldSince !== null && now < this.#toldUntil && now > this.#toldSince + onItsWayMs)
      this.blame(`${machine.name} called ${call.path} before the Retry-After had passed`);
    const unlinkedSince = this.#unlinkedSince.get(call.companyId);
    if (call.isWrite && unlinkedSince !== undefined && now > Math.max(unlinkedSince, machine.frozenUntil) + underWayMs)
      this.blame(`${machine.name} wrote (${call.method} ${call.path}) while the package was not linked`);
  }

  refused(call: Call, because: 'day' | 'minute' | 'company' | null): void {
    if (because === 'day') this.refusedForTheDay += 1;
    else if (because !== null) this.blame(`more calls than Codat takes, by ${because}: ${call.path}`);
  }

  fileKept(company: CodatCompany, transactionId: string, name: string): void {
    const same = company.entryOf(transactionId)?.files.filter((file) => file.name === name) ?? [];
    if (same.length > 1) this.blame(`the receipt ${name} is in the books ${same.length} times`);
  }

  written(db: Database, company: CodatCompany, transactionId: string): void {
    const expense = db.expenses.get(transactionId);
    const sent = [...db.items.values()].filter((item) => item.expenseId === transactionId);
    const frozenFor = new Set(
      sent.flatMap(
        (item) =>
          db.connections.find(({ id }) => id === db.syncs.get(item.syncId)?.connectionId)?.codatConnectionId ?? [],
      ),
    );
    const entry = company.entryOf(transactionId);
    if (!expense || !entry) this.blame(`${transactionId} was written and nobody asked for it`);
    else if (!frozenFor.has(entry.connectionId))
      this.blame(`${transactionId} was written into books it was not frozen for`);
  }

  /** When everything has had its time. */
  atTheEnd(db: Database): void {
    for (const sync of db.syncs.values())
      if (sync.state !== 'settled') this.blame(`the batch ${sync.id} is still ${sync.state}`);
    for (const item of db.items.values())
      if (!isSettled(item.state)) this.blame(`the record ${item.expenseId} is still ${item.state}`);
    for (const expense of db.expenses.values()) this.#expenseAtTheEnd(db, expense.id, expense.companyId);
    for (const delivery of db.deliveries.values()) this.#deliveryAtTheEnd(db, delivery);
  }

  #expenseAtTheEnd(db: Database, id: string, companyId: string): void {
    const items = [...db.items.values()].filter((item) => item.expenseId === id);
    const entries = (this.#companyOf(db, companyId)?.entries ?? []).filter((entry) => entry.transactionId === id);
    const synced = items.filter((item) => item.state === 'synced').sort((one, other) => other.attempt - one.attempt)[0];
    if (entries.length > 1) this.blame(`${id} is in the books ${entries.length} times`);
    const [entry] = entries;
    if (entry && !synced) this.blame(`${id} is in the books and Outlay says ${items.at(-1)?.state}`);
    if (!entry && synced) this.blame(`${id} is synced and not in the books`);
    // A change that was sent twice and failed the second time may have come in the first time.
    const changes = items.filter((item) => synced && item.attempt > synced.attempt).map((item) => item.amount);
    if (entry && synced && entry.amount !== synced.amount && !changes.includes(entry.amount))
      this.blame(`${id} is in the books with ${entry.amount} and synced with ${synced.amount}`);
    if (!synced) return;
    for (const receipt of db.receipts.filter((each) => each.expenseId === id))
      if (![...db.deliveries.values()].some((delivery) => delivery.receiptId === receipt.id))
        this.blame(`the receipt ${receipt.fileName} of a synced expense was forgotten`);
  }

  #deliveryAtTheEnd(db: Database, delivery: DeliveryRow): void {
    const receipt = db.receipts.find(({ id }) => id === delivery.receiptId);
    const item = db.items.get(delivery.itemId);
    const company = this.#companyOf(db, delivery.companyId);
    const entry = item && company?.entryOf(item.expenseId);
    if (!receipt || !entry) {
      this.blame(`the delivery ${delivery.id} is of nothing`);
      return;
    }
    const there = entry.files.filter((file) => file.name === receipt.fileName).length;
    const { state } = delivery;
    if (state === 'delivered' && there !== 1)
      this.blame(`${receipt.fileName} is delivered and ${there} times in the books`);
    if (state === 'refused' && there > 0) this.blame(`${receipt.fileName} is refused and in the books`);
    if (state === 'refused' && !hasReason(receipt.mimeType) && entry.connectionId === company?.linked)
      this.blame(`${receipt.fileName} is refused without reason: ${delivery.message}`);
    if (state === 'waiting' || state === 'sending') this.blame(`${receipt.fileName} is still ${state}`);
    if (state === 'unknown' && (delivery.dueAt !== null || !delivery.message))
      this.blame(`${receipt.fileName} is unknown and no person is asked`);
  }

  #companyOf(db: Database, companyId: string): CodatCompany | undefined {
    return this.books.get(db.company(companyId).codatCompanyId);
  }
}

/** Files no package takes. */
const hasReason = (mimeType: string): boolean => mimeType === 'text/plain';
