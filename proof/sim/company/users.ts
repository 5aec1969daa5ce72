import { mayEdit, maySync, statusOf } from '@/lib/domain/expense/status';
import { batches } from '@/lib/domain/sync/sync';
import type { Chance } from '../core/random';
import { currentConnection } from '../database/connections';
import type { Database, Expense } from '../database/database';
import { sendReceiptAgain } from '../database/deliveries';
import { wakeLane } from '../database/lanes';
import { expectReceipts } from '../database/outcomes';
import { freezeSync, withdrawQueued } from '../database/syncs';

const types = { payment: 'Payment', refund: 'Refund', reward: 'Reward', chargeback: 'Chargeback' } as const;

/** What the people of one company do, each as one transaction of the application (lib/workflows/request-sync, lib/data). */
export class People {
  readonly #runs: string[] = [];

  constructor(
    private readonly db: Database,
    private readonly chance: Chance,
    readonly companyId: string,
  ) {}

  /** Records an expense, with up to two receipts. */
  spend(): void {
    const { db, chance, companyId } = this;
    const id = db.newId();
    const type = chance.happens(0.8) ? 'payment' : 'refund';
    const amount = chance.whole(100, 99_999) / 100;
    db.expenses.set(id, { id, companyId, type, amount, revision: 1, syncedRevision: null, latestItemId: null });
    if (chance.happens(0.5)) this.addReceipt(id);
    if (chance.happens(0.15)) this.addReceipt(id);
  }

  addReceipt(expenseId: string): void {
    const { db, chance, companyId } = this;
    const id = db.newId();
    // No two of a record have one size: by that they are known in the books.
    const bytes = chance.whole(10, 50) * 100 + (db.receipts.length % 100);
    const mimeType = chance.happens(0.05) ? 'text/plain' : 'application/pdf';
    db.receipts.push({ id, companyId, expenseId, fileName: `${id}.pdf`, mimeType, bytes, storageKey: String(bytes) });
    const synced = [...db.items.values()]
      .filter((item) => item.expenseId === expenseId && item.state === 'synced')
      .sort((one, other) => other.attempt - one.attempt)[0];
    if (synced) expectReceipts(db, companyId, [synced]);
  }

  /** Presses Sync: what may go is frozen, fifty together, a change by itself. */
  press(most = Number.POSITIVE_INFINITY): void {
    const { db, companyId } = this;
    const connection = currentConnection(db, companyId);
    if (!connection || connection.status === 'pending') return;
    const going = this.#expenses()
      .filter((expense) => maySync(this.#statusOf(expense)))
      .filter((expense) => expense.syncedRevision === null || expense.type === 'payment')
      .slice(0, most);
    if (going.length === 0) return;
    const runId = db.newId();
    db.runs.set(runId, { id: runId, companyId, stoppedAt: null });
    this.#runs.push(runId);
    const changes = going.filter((expense) => expense.syncedRevision !== null);
    const creations = going.filter((expense) => expense.syncedRevision === null);
    for (const batch of [...batches(creations), ...changes.map((expense) => [expense])]) {
      const kind = batch[0]?.syncedRevision === null ? 'creation' : 'update';
      const payload = JSON.stringify(batch.map(toJson));
      const frozen = { companyId, runId, connectionId: connection.id, kind, payload, payloadSha256: '' } as const;
      const items = batch.map(({ id, revision, amount }) => ({ expenseId: id, expenseRevision: revision, amount }));
      freezeSync(db, { ...frozen, requestedById: null }, items);
    }
    wakeLane(db, companyId);
  }

  /** Stops a run: what was not sent comes back (lib/data/runs, `stopRun`). */
  stopRun(): void {
    const run = this.#runs.length > 0 ? this.db.runs.get(this.chance.pick(this.#runs)) : undefined;
    if (!run) return;
    run.stoppedAt = this.db.now;
    withdrawQueued(this.db, this.companyId, run.id);
  }

  /** Watches a run, and stops it when it seems to be stuck. */
  loseHeart(later: (seconds: number, act: () => void) => void): void {
    for (const seconds of [3, 10, 30, 60, 120])
      later(seconds, () => {
        const isStuck = this.db.syncsOf(this.companyId).some((sync) => sync.state === 'queued');
        if (isStuck && this.chance.happens(0.5)) this.stopRun();
      });
  }

  /** Changes what an expense says; not while it is on its way. */
  change(): void {
    this.#change(this.chance.pick(this.#expenses()));
  }

  #change(expense: Expense): void {
    if (!mayEdit(this.#statusOf(expense))) return;
    expense.amount = this.chance.whole(100, 99_999) / 100;
    expense.revision += 1;
  }

  /** Changes one again and again, and sends it each time. */
  tinker(later: (minutes: number, act: () => void) => void): void {
    const expense = this.chance.pick(this.#expenses());
    for (let minutes = 0; minutes < 15; minutes += this.chance.spread(1, 10)) {
      later(minutes, () => {
        this.#change(expense);
        this.press();
      });
    }
  }

  addLateReceipt(): void {
    this.addReceipt(this.chance.pick(this.#expenses()).id);
  }

  /** Looks in the books for receipts that wait for a person, and sends those again that are not there. */
  lookForReceipts(isThere: (expenseId: string, fileName: string) => boolean): void {
    const { db, companyId } = this;
    for (const delivery of db.deliveriesOf(companyId)) {
      const receipt = db.receipts.find(({ id }) => id === delivery.receiptId);
      if (delivery.state !== 'unknown' || delivery.dueAt !== null || !receipt) continue;
      if (!isThere(receipt.expenseId, receipt.fileName)) sendReceiptAgain(db, companyId, receipt.id);
    }
  }

  #expenses(): Expense[] {
    return [...this.db.expenses.values()].filter((expense) => expense.companyId === this.companyId);
  }

  #statusOf(expense: Expense) {
    const latest = expense.latestItemId === null ? undefined : this.db.items.get(expense.latestItemId);
    const { revision, syncedRevision } = expense;
    return statusOf({ gaps: [], latestItem: latest?.state ?? null, revision, syncedRevision });
  }
}

/** As lib/codat/expenses writes them, as far as the model of Codat reads. */
const toJson = ({ id, type, amount }: Expense) => ({
  id,
  type: types[type],
  reference: id.slice(-12),
  lines: [{ netAmount: amount, taxAmount: 0 }],
});
