import { isPushed, writesEntries } from '@/lib/domain/sync/product';
import { type ItemState, isSettled } from '@/lib/domain/sync/sync';
import type { Call } from '../codat/call';
import type { CodatCompany, Push } from '../codat/company';
import type { Limit } from '../codat/rate-limits';
import type { WorkerProcess } from '../core/worker-process';
import type { Database, DeliveryRow, Item, SyncRow } from '../database/database';
import { statusByRule } from '../database/projection';
import { equalsOf, isHandedOver, isPushedItem, miscountOf, recordWithFile, violationOf } from './pushed-records';

/**
 * How long after its admission a call may still be sent: a slot is valid for 1 s (lib/workflows/codat-channel.ts). The
 * worker that received the 429 sends none at all.
 */
const callDelayMs = 1_000;
/**
 * How long after a disconnection a write is still accepted. Work that started before may have to wait for permits and
 * responses, and to search the books (lib/workflows/sync/lane-queue.ts).
 */
const maxWorkMs = 10 * 60_000;
/** How long Codat works on a slow call at most. */
const slowestCallMs = 60_000;
/** More attempts for one expense are a violation, because no fault profile can cause so many. */
const maxAttempts = 60;

const unsent: readonly ItemState[] = ['queued', 'sending'];

/** Collects violations. Outlay's rows must agree with the books, and every call must respect Codat's limits. */
export class Invariants {
  readonly violations: string[] = [];
  calls = 0;
  #blockedSince: number | null = null;
  #blockedUntil = 0;
  readonly #unlinkedSince = new Map<string, number>();
  readonly #heldUntil = new Map<WorkerProcess, number>();
  readonly #takenOverAt = new Map<string, number>();

  constructor(
    private readonly clock: { readonly now: number },
    private readonly companies: ReadonlyMap<string, CodatCompany>,
  ) {}

  fail(violation: string): void {
    this.violations.push(violation);
  }

  itemChanges(db: Database, item: Item, to: ItemState, message: string | null): void {
    const { movementId, state, attempt } = item;
    if (attempt > maxAttempts) this.fail(`${movementId} was sent ${attempt} times`);
    if (isSettled(state)) this.fail(`the settled record ${movementId} went from ${state} to ${to}`);
    if (state === 'sent' && unsent.includes(to)) this.fail(`the sent record ${movementId} went back to ${to}`);
    const company = this.#companyOf(db, item.companyId);
    if (isPushedItem(db, item)) {
      if (company) this.#pushedItemChanges(db, company, item, to, message);
      return;
    }
    const entry = company?.entryOf(movementId) ?? company?.suppliers.find(({ name }) => name === movementId);
    if (to === 'synced' && !entry) this.fail(`${movementId} becomes synced but is not in the books`);
    // If an earlier sync wrote the record, it stays in the books although this update failed.
    const wasSynced = () =>
      [...db.items.values()].some((each) => each.movementId === movementId && each.state === 'synced');
    // A new entry has no id of ours. It is not looked for in books that were disconnected, and people are told so.
    const sync = db.syncs.get(item.syncId);
    const wereDisconnected = db.connections.some(
      ({ id, removedAt }) => id === sync?.connectionId && removedAt !== null,
    );
    const isLeft = sync?.product === 'suppliers' && wereDisconnected;
    if (to === 'failed' && entry && !wasSynced() && !isLeft)
      this.fail(`${movementId} becomes failed but is in the books`);
  }

  syncChanges(sync: SyncRow, to: SyncRow['state']): void {
    if (sync.state === 'settled') this.fail(`the settled batch ${sync.id} went to ${to}`);
    // Codat gives up only on pushes.
    const isLost = to === 'unknown' && (writesEntries(sync.product) || isPushed(sync.product));
    if (sync.state === 'sent' && to !== 'settled' && !isLost) this.fail(`the sent batch ${sync.id} went back to ${to}`);
  }

  deliveryChanges(delivery: DeliveryRow, to: DeliveryRow['state']): void {
    if (delivery.state === 'delivered') this.fail(`the delivered receipt ${delivery.receiptId} went to ${to}`);
  }

  /**
   * Outlay's database now contains the Retry-After, so no worker gets a permit before `until`. Calls that were admitted
   * earlier may still be sent.
   */
  retryAfterReceived(until: number): void {
    if (this.#blockedUntil <= this.clock.now) this.#blockedSince = this.clock.now;
    this.#blockedUntil = Math.max(this.#blockedUntil, until);
  }

  /** A worker has received a 429. It must hold its calls at once. A date has whole seconds, so only numbers are checked. */
  retryAfterHeard(worker: WorkerProcess, retryAfter: string): void {
    const until = this.clock.now + Number(retryAfter) * 1000;
    if (until > (this.#heldUntil.get(worker) ?? 0)) this.#heldUntil.set(worker, until);
  }

  /** A worker has taken over the lane of one that was killed or suspended. */
  laneTakenOver(codatCompanyId: string): void {
    this.#takenOverAt.set(codatCompanyId, this.clock.now);
  }

  linkChanged(companyId: string, isLinked: boolean): void {
    if (isLinked) this.#unlinkedSince.delete(companyId);
    else if (!this.#unlinkedSince.has(companyId)) this.#unlinkedSince.set(companyId, this.clock.now);
  }

  callSent(call: Call, worker: WorkerProcess): void {
    this.calls += 1;
    const { now } = this.clock;
    if (this.#blockedSince !== null && now < this.#blockedUntil && now > this.#blockedSince + callDelayMs)
      this.fail(`${worker.name} called ${call.path} before the Retry-After had passed`);
    if (now < (this.#heldUntil.get(worker) ?? 0))
      this.fail(`${worker.name} called ${call.path} although it had received a Retry-After that had not passed`);
    const unlinkedSince = this.#unlinkedSince.get(call.companyId);
    if (call.isWrite && unlinkedSince !== undefined && now > Math.max(unlinkedSince, worker.suspendedUntil) + maxWorkMs)
      this.fail(`${worker.name} wrote (${call.method} ${call.path}) while the package was not linked`);
  }

  /**
   * A 429 is a violation only for the limits that Outlay can respect: calls a minute and concurrent calls of a company.
   * Outlay cannot know the daily quota in advance, nor predict a random 429. After a takeover, Codat may still carry out slow
   * calls of the former holder.
   */
  callRejected(call: Call, limit: Limit | null): void {
    const takenOverAt = this.#takenOverAt.get(call.companyId) ?? Number.NEGATIVE_INFINITY;
    if (limit === 'company' && this.clock.now < takenOverAt + slowestCallMs) return;
    if (limit === 'minute' || limit === 'company') this.fail(`exceeded the limit by ${limit}: ${call.path}`);
  }

  /** Codat or a lookup has reported the outcome of a pushed record. */
  #pushedItemChanges(db: Database, company: CodatCompany, item: Item, to: ItemState, message: string | null): void {
    const { records, items } = equalsOf(db, company, item);
    const { movementId } = item;
    const synced = items.filter((each) => each.id !== item.id && each.state === 'synced').length;
    if (to === 'synced' && records.length <= synced)
      this.fail(`${movementId} becomes synced, but the books have ${records.length} of ${synced + 1} such records`);
    const isAlone = items.length === 1;
    if (to === 'failed' && isAlone && records.length > 0 && !isHandedOver(db, item, message))
      this.fail(`${movementId} becomes failed but is in the books: ${message}`);
  }

  /** A record was written with a push. */
  pushWritten(db: Database, company: CodatCompany, push: Push): void {
    const violation = violationOf(db, company, push);
    if (violation) this.fail(violation);
  }

  /** A supplier was written to the books. The model names each supplier with the id of its entry. */
  supplierWritten({ suppliers }: CodatCompany, name: string): void {
    const count = suppliers.filter((supplier) => supplier.name === name).length;
    if (count > 1) this.fail(`the supplier ${name} is in the books ${count} times`);
  }

  attachmentStored(company: CodatCompany, name: string): void {
    const copies = company.copiesOf(name);
    if (copies > 1) this.fail(`the receipt ${name} is in the books ${copies} times`);
  }

  recordWritten(db: Database, company: CodatCompany, transactionId: string): void {
    const items = [...db.items.values()].filter((item) => item.movementId === transactionId);
    const connectionIds = items.map((item) => db.syncs.get(item.syncId)?.connectionId);
    const entry = company.entryOf(transactionId);
    if (!db.expenses.has(transactionId) || !entry) this.fail(`${transactionId} was written without a request`);
    else if (
      !db.connections.some((row) => connectionIds.includes(row.id) && row.codatConnectionId === entry.connectionId)
    )
      this.fail(`${transactionId} was written into books it was not frozen for`);
  }

  /** Checks after a step that the stored status of every expense is what the rule says. */
  checkProjection(db: Database): void {
    for (const expense of db.expenses.values()) {
      const status = statusByRule(db, expense);
      if (expense.status !== status) this.fail(`${expense.id} is stored as ${expense.status} but is ${status}`);
    }
  }

  /** Checks at the end of a run that all work is settled and agrees with the books. */
  checkFinalState(db: Database): void {
    for (const sync of db.syncs.values())
      if (sync.state !== 'settled') this.fail(`the batch ${sync.id} is still ${sync.state}`);
    for (const item of db.items.values())
      if (!isSettled(item.state)) this.fail(`the record ${item.movementId} is still ${item.state}`);
    for (const expense of db.expenses.values()) {
      if (expense.queuedRunId !== null) this.fail(`${expense.id} still waits in the run ${expense.queuedRunId}`);
      this.#checkExpense(db, expense.id, expense.companyId);
    }
    for (const delivery of db.deliveries.values()) this.#checkDelivery(db, delivery);
  }

  #checkExpense(db: Database, id: string, companyId: string): void {
    const company = this.#companyOf(db, companyId);
    const ofMovement = [...db.items.values()].filter((item) => item.movementId === id);
    for (const item of ofMovement.filter((each) => isPushedItem(db, each)))
      if (company) this.#checkPushed(db, company, item);
    const items = ofMovement.filter((item) => !isPushedItem(db, item));
    const entries = (company?.entries ?? []).filter((entry) => entry.transactionId === id && !entry.isPushed);
    const synced = items.filter((item) => item.state === 'synced').sort((one, other) => other.attempt - one.attempt)[0];
    if (entries.length > 1) this.fail(`${id} is in the books ${entries.length} times`);
    const [entry] = entries;
    if (entry && !synced) this.fail(`${id} is in the books but is ${items.at(-1)?.state}`);
    if (!entry && synced) this.fail(`${id} is synced but not in the books`);
    // A failed update may still have changed the books: when it was sent twice, the first request may have been written
    // before the second failed.
    const updates = items.filter((item) => synced && item.attempt > synced.attempt).map((item) => item.amount);
    if (entry && synced && entry.amount !== synced.amount && !updates.includes(entry.amount))
      this.fail(`${id} is in the books with ${entry.amount} but synced with ${synced.amount}`);
    if (!ofMovement.some((item) => item.state === 'synced')) return;
    for (const receipt of db.receipts.filter((each) => each.expenseId === id))
      if (![...db.deliveries.values()].some((delivery) => delivery.receiptId === receipt.id))
        this.fail(`the receipt ${receipt.fileName} of a synced expense has no delivery`);
  }

  /** As many records as movements are in the books, apart from those that a person was asked to check. */
  #checkPushed(db: Database, company: CodatCompany, item: Item): void {
    const violation = miscountOf(db, company, item);
    if (violation) this.fail(violation);
  }

  #checkDelivery(db: Database, delivery: DeliveryRow): void {
    const receipt = db.receipts.find(({ id }) => id === delivery.receiptId);
    const item = db.items.get(delivery.itemId);
    const company = this.#companyOf(db, delivery.companyId);
    const entry = item && company && recordWithFile(db, company, item, receipt?.fileName ?? '');
    if (!receipt || !entry) {
      this.fail(`the delivery ${delivery.id} has no receipt or no record`);
      return;
    }
    const { state, message, dueAt } = delivery;
    const { fileName } = receipt;
    const copies = company?.copiesOf(fileName) ?? 0;
    if (copies > 0 && !entry.files.some(({ name }) => name === fileName))
      this.fail(`${fileName} is attached to another record`);
    if (state === 'delivered' && copies !== 1) this.fail(`${fileName} is delivered but ${copies} times in the books`);
    if (state === 'refused' && copies > 0) this.fail(`${fileName} is refused but in the books`);
    // A receipt may only be refused if it is a text file, which no package accepts, or if the books of its record are
    // no longer linked.
    if (state === 'refused' && receipt.mimeType !== 'text/plain' && entry.connectionId === company?.linked)
      this.fail(`${fileName} is refused without a reason: ${message}`);
    if (state === 'waiting' || state === 'sending') this.fail(`${fileName} is still ${state}`);
    if (state === 'unknown' && (dueAt !== null || !message)) this.fail(`${fileName} is unknown and no user is asked`);
  }

  #companyOf(db: Database, companyId: string): CodatCompany | undefined {
    return this.companies.get(db.company(companyId).codatCompanyId);
  }
}
