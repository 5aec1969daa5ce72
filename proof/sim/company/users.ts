import { writesWith } from '@/lib/domain/books/package/package-type';
import { canEdit } from '@/lib/domain/movement/status';
import type { Random } from '../core/random';
import { currentConnection } from '../database/connections';
import type { Database, Expense } from '../database/database';
import { sendReceiptAgain } from '../database/deliveries';
import { addExpense, addReceipt, changeExpense } from '../database/expenses';
import { endPauseNow, wakeLane } from '../database/lanes';
import { batchesToSend, canBeSent, partSize, queueRun } from '../database/queue';
import { requestRun } from '../database/runs';
import { freezeSync } from '../database/syncs';
import { stopRun } from '../database/withdraw';

type Habits = {
  /** Returns whether a person finds the movement in the linked books. */
  readonly isInBooks: (movementId: string) => boolean;
  /** The share of expenses that have the same amount, so that their records look alike. */
  readonly equalShare: number;
};

/** Performs the actions of a company's users. Each is one transaction of the application (lib/workflows, lib/data). */
export class CompanyUsers {
  readonly #runs: string[] = [];

  constructor(
    private readonly db: Database,
    private readonly random: Random,
    readonly companyId: string,
    private readonly habits: Habits,
  ) {}

  /** Records an expense, with up to two receipts. */
  recordExpense(): void {
    const { db, random, companyId } = this;
    const id = db.newId();
    const type = random.occurs(0.8) ? 'payment' : 'refund';
    const amount = random.occurs(this.habits.equalShare) ? 12.5 : random.integer(100, 99_999) / 100;
    addExpense(db, { id, companyId, type, amount, note: amount === 12.5 && random.occurs(0.3) ? 'Taxi' : '' });
    if (random.occurs(0.5)) this.addReceipt(id);
    if (random.occurs(0.15)) this.addReceipt(id);
  }

  /** Records what a colleague paid with their own money, sometimes with a receipt. */
  recordClaim(): void {
    const { db, random, companyId } = this;
    const id = db.newId();
    addExpense(db, { id, companyId, kind: 'claim', type: 'payment', amount: random.integer(100, 99_999) / 100 });
    if (random.occurs(0.3)) this.addReceipt(id);
  }

  /** Records a transfer between two accounts. */
  recordTransfer(): void {
    const { db, random, companyId } = this;
    addExpense(db, {
      id: db.newId(),
      companyId,
      kind: 'transfer',
      type: 'payment',
      amount: random.integer(1, 20) * 25,
    });
  }

  /** Requests a new supplier in the books (lib/data/books/new-entries.ts). Its name is the id of its entry. */
  addSupplier(): void {
    const { db, companyId } = this;
    const connection = currentConnection(db, companyId);
    if (!connection || connection.status === 'pending') return;
    const id = db.newId();
    const payload = JSON.stringify({ supplierName: id });
    const batch = {
      product: 'suppliers',
      connectionId: connection.id,
      kind: 'creation',
      payload,
      payloadSha256: '',
    } as const;
    freezeSync(db, { ...batch, companyId, runId: null, requestedById: null }, [
      { movementId: id, revision: 1, amount: 0 },
    ]);
    endPauseNow(db, companyId);
    wakeLane(db, companyId);
  }

  addReceipt(expenseId: string): void {
    const { db, random, companyId } = this;
    const id = db.newId();
    // Outlay finds a receipt in the books by its size, so the receipts of one record have different sizes.
    const bytes = random.integer(10, 50) * 100 + (db.receipts.length % 100);
    const mimeType = random.occurs(0.05) ? 'text/plain' : 'application/pdf';
    addReceipt(db, { id, companyId, expenseId, fileName: `${id}.pdf`, mimeType, bytes, storageKey: String(bytes) });
  }

  /**
   * Freezes all expenses that can be synced: new ones in batches of 50, and each update in a batch of its own. Queues
   * more than one part for the lane. `most` limits their number. Before a failed movement is synced again, the user looks
   * into the books, as the message of a record says whose outcome stayed unknown.
   */
  requestSync(most = Number.POSITIVE_INFINITY): void {
    const { db, companyId } = this;
    const connection = currentConnection(db, companyId);
    if (!connection || connection.status === 'pending') return;
    const ready = this.#expenses()
      .filter((expense) => canBeSent(db, expense))
      .filter(
        ({ id, status }) =>
          status !== 'failed' || writesWith(connection.package) === 'expenses' || !this.habits.isInBooks(id),
      )
      .slice(0, most);
    if (ready.length === 0) return;
    const requester = { companyId, userId: null };
    if (ready.length > partSize) {
      const ids = ready.map(({ id }) => id);
      this.#runs.push(queueRun(db, requester, ids));
    } else this.#runs.push(requestRun(db, requester, batchesToSend(db, ready)));
  }

  /** Stops a random run. */
  stopRun(): void {
    if (this.#runs.length > 0) stopRun(this.db, this.companyId, this.random.pick(this.#runs));
  }

  /**
   * Checks several times, from 3 to 120 seconds later, whether batches are still unsent, and then sometimes stops a
   * run, as an impatient user does.
   */
  cancelStuckRun(later: (seconds: number, act: () => void) => void): void {
    for (const seconds of [3, 10, 30, 60, 120])
      later(seconds, () => {
        const isStuck = this.db.syncsOf(this.companyId).some((sync) => sync.state === 'queued');
        if (isStuck && this.random.occurs(0.5)) this.stopRun();
      });
  }

  editExpense(): void {
    this.#edit(this.random.pick(this.#expenses()));
  }

  /** Changes the amount, unless the expense is being sent and cannot be edited. */
  #edit(expense: Expense): void {
    if (!canEdit(expense.status)) return;
    changeExpense(this.db, expense.id, {
      amount: this.random.integer(100, 99_999) / 100,
      revision: expense.revision,
    });
  }

  /** Edits one expense several times and requests a sync each time. */
  resyncRepeatedly(later: (minutes: number, act: () => void) => void): void {
    const expense = this.random.pick(this.#expenses());
    for (let minutes = 0; minutes < 15; minutes += this.random.logUniform(1, 10)) {
      later(minutes, () => {
        this.#edit(expense);
        this.requestSync();
      });
    }
  }

  addLateReceipt(): void {
    const expense = this.random.pick(this.#expenses());
    if (expense.kind !== 'transfer') this.addReceipt(expense.id);
  }

  /** Resends the receipts of unknown outcome that are not in the books, as a user does who has looked there. */
  resendMissingReceipts(hasFile: (fileName: string) => boolean): void {
    const { db, companyId } = this;
    for (const delivery of db.deliveriesOf(companyId)) {
      const receipt = db.receipts.find(({ id }) => id === delivery.receiptId);
      if (delivery.state !== 'unknown' || delivery.dueAt !== null || !receipt) continue;
      if (!hasFile(receipt.fileName)) sendReceiptAgain(db, companyId, receipt.id);
    }
  }

  #expenses(): Expense[] {
    return [...this.db.expenses.values()].filter((expense) => expense.companyId === this.companyId);
  }
}
