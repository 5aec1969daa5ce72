import { canEdit } from '@/lib/domain/movement/status';
import type { Random } from '../core/random';
import { currentConnection } from '../database/connections';
import type { Database, Expense } from '../database/database';
import { sendReceiptAgain } from '../database/deliveries';
import { wakeLane } from '../database/lanes';
import { expectReceipts } from '../database/outcomes';
import {
  canBeSent,
  freezeExpenses,
  freezeNext,
  partSize,
  queueMovements,
  statusIn,
  withdrawQueued,
} from '../database/queue';

/** Performs the actions of a company's users. Each is one transaction of the application (lib/workflows, lib/data). */
export class CompanyUsers {
  readonly #runs: string[] = [];

  constructor(
    private readonly db: Database,
    private readonly random: Random,
    readonly companyId: string,
  ) {}

  /** Records an expense, with up to two receipts. */
  recordExpense(): void {
    const { db, random, companyId } = this;
    const id = db.newId();
    const type = random.occurs(0.8) ? 'payment' : 'refund';
    // Some expenses have the same amount, so that their records look alike.
    const amount = random.occurs(0.15) ? 12.5 : random.integer(100, 99_999) / 100;
    db.expenses.set(id, {
      id,
      companyId,
      type,
      amount,
      revision: 1,
      syncedRevision: null,
      latestItemId: null,
      queuedRunId: null,
    });
    if (random.occurs(0.5)) this.addReceipt(id);
    if (random.occurs(0.15)) this.addReceipt(id);
  }

  addReceipt(expenseId: string): void {
    const { db, random, companyId } = this;
    const id = db.newId();
    // Outlay finds a receipt in the books by its size, so the receipts of one record have different sizes.
    const bytes = random.integer(10, 50) * 100 + (db.receipts.length % 100);
    const mimeType = random.occurs(0.05) ? 'text/plain' : 'application/pdf';
    db.receipts.push({ id, companyId, expenseId, fileName: `${id}.pdf`, mimeType, bytes, storageKey: String(bytes) });
    const synced = [...db.items.values()]
      .filter((item) => item.movementId === expenseId && item.state === 'synced')
      .sort((one, other) => other.attempt - one.attempt)[0];
    if (synced) expectReceipts(db, companyId, [synced]);
  }

  /**
   * Requests a sync of all expenses that can be synced. Of many, only the first part is frozen at once. `most` limits
   * their number.
   */
  requestSync(most = Number.POSITIVE_INFINITY): void {
    const { db, companyId } = this;
    const connection = currentConnection(db, companyId);
    if (!connection || connection.status === 'pending') return;
    const ready = this.#expenses()
      .filter((expense) => canBeSent(db, expense))
      .slice(0, most);
    if (ready.length === 0) return;
    const runId = db.newId();
    db.runs.set(runId, { id: runId, companyId, stoppedAt: null });
    this.#runs.push(runId);
    if (ready.length > partSize) {
      queueMovements(db, runId, ready);
      freezeNext(db, companyId, runId);
    } else freezeExpenses(db, runId, ready);
    wakeLane(db, companyId);
  }

  /** Stops a random run and withdraws its unsent batches, as `stopRun` in lib/data/sync/withdraw.ts does. */
  stopRun(): void {
    const run = this.#runs.length > 0 ? this.db.runs.get(this.random.pick(this.#runs)) : undefined;
    if (!run) return;
    run.stoppedAt = this.db.now;
    withdrawQueued(this.db, this.companyId, run.id);
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
    if (!canEdit(statusIn(this.db, expense))) return;
    expense.amount = this.random.integer(100, 99_999) / 100;
    expense.revision += 1;
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
    this.addReceipt(this.random.pick(this.#expenses()).id);
  }

  /** Resends the receipts of unknown outcome that are not in the books, as a user does who has looked there. */
  resendMissingReceipts(hasFile: (expenseId: string, fileName: string) => boolean): void {
    const { db, companyId } = this;
    for (const delivery of db.deliveriesOf(companyId)) {
      const receipt = db.receipts.find(({ id }) => id === delivery.receiptId);
      if (delivery.state !== 'unknown' || delivery.dueAt !== null || !receipt) continue;
      if (!hasFile(receipt.expenseId, receipt.fileName)) sendReceiptAgain(db, companyId, receipt.id);
    }
  }

  #expenses(): Expense[] {
    return [...this.db.expenses.values()].filter((expense) => expense.companyId === this.companyId);
  }
}
