import { v4 as newId } from 'uuid';
import { emit } from '../engine/events';
import type { Sandbox } from '../sandbox';
import { assumptions, delays } from '../settings';
import { findCompany, referenceCompany } from '../store/company';
import { linkedAccounting, linkedPartnerExpense } from '../store/connection';
import { booksOf, type ItemRow, itemsOf, type SyncRow, settle, writeItem } from './item';
import type { ExpenseTransaction } from './transaction';

/** Makes a sync, which starts by itself when the company's earlier ones are finished. */
export function queueSync(
  sandbox: Sandbox,
  from: {
    readonly companyId: string;
    readonly operation: ItemRow['operation'];
    readonly transactions: readonly ExpenseTransaction[];
    readonly requestId: string;
  },
): string {
  const { store } = sandbox;
  const id = newId();
  store.run(
    `INSERT INTO syncs (id, company_id, position, code, status, at, request_id) VALUES (?, ?, ?, 1000, 'NotStarted', ?, ?)`,
    id,
    from.companyId,
    store.next('sync'),
    store.clock.iso(),
    from.requestId,
  );
  from.transactions.forEach((transaction, position) => {
    store.run(
      `INSERT INTO sync_items (sync_id, transaction_id, company_id, position, operation, payload, status) VALUES (?, ?, ?, ?, ?, ?, 'Pending')`,
      id,
      transaction.id,
      from.companyId,
      position,
      from.operation,
      JSON.stringify(transaction),
    );
  });
  sandbox.tasks.schedule('sync', id, delays.syncStart);
  return id;
}

/** One step of a sync: NotStarted → Started → Pushing → Complete or PushError. */
export function advanceSync(sandbox: Sandbox, id: string): void {
  const sync = sandbox.store.get<SyncRow>('SELECT * FROM syncs WHERE id = ?', id);
  if (!sync || sync.finished) return;
  if (sync.status === 'NotStarted') {
    if (hasEarlier(sandbox, sync)) return;
    move(sandbox, sync, 'Started', delays.syncPush);
  } else if (sync.status === 'Started') {
    move(sandbox, sync, 'Pushing', delays.syncFinish);
  } else {
    push(sandbox, sync);
  }
}

/** A company's syncs run one after another; the finishing one wakes the next. */
const hasEarlier = (sandbox: Sandbox, sync: SyncRow): boolean =>
  sandbox.store.get(
    'SELECT id FROM syncs WHERE company_id = ? AND finished = 0 AND position < ?',
    sync.company_id,
    sync.position,
  ) !== undefined;

function move(sandbox: Sandbox, sync: SyncRow, status: string, nextAfter: number): void {
  sandbox.store.run('UPDATE syncs SET status = ?, at = ? WHERE id = ?', status, sandbox.store.clock.iso(), sync.id);
  sandbox.tasks.schedule('sync', sync.id, nextAfter);
}

function push(sandbox: Sandbox, sync: SyncRow): void {
  const { store } = sandbox;
  const connection = linkedAccounting(store, sync.company_id);
  if (!connection || !linkedPartnerExpense(store, sync.company_id)) {
    const reason = 'Company needs to have two valid data connections.';
    for (const item of itemsOf(sandbox, sync.id))
      settle(sandbox, item, assumptions.itemStatusWithoutConnections, reason);
    finish(sandbox, sync, { code: 4000, status: 'ConfigurationError', error: reason, pushed: false });
    return;
  }
  const books = booksOf(sandbox, connection);
  for (const item of itemsOf(sandbox, sync.id)) writeItem(sandbox, books, sync, item);
  const items = itemsOf(sandbox, sync.id);
  const pushed = items.some((item) => item.status === 'Completed');
  const failed = items.find((item) => item.status !== 'Completed');
  if (failed) finish(sandbox, sync, { code: 5130, status: 'PushError', error: failed.message ?? '', pushed });
  else finish(sandbox, sync, { code: 2000, status: 'Complete', error: '', pushed });
}

function finish(
  sandbox: Sandbox,
  sync: SyncRow,
  outcome: { code: number; status: string; error: string; pushed: boolean },
): void {
  const { store } = sandbox;
  store.run(
    'UPDATE syncs SET code = ?, status = ?, error = ?, data_pushed = ?, finished = 1, at = ? WHERE id = ?',
    outcome.code,
    outcome.status,
    outcome.error,
    outcome.pushed ? 1 : 0,
    store.clock.iso(),
    sync.id,
  );
  const next = store.get<SyncRow>(
    'SELECT * FROM syncs WHERE company_id = ? AND finished = 0 ORDER BY position LIMIT 1',
    sync.company_id,
  );
  if (next) sandbox.tasks.schedule('sync', next.id, 0);
  const company = findCompany(store, sync.company_id);
  if (!company) return;
  emit(sandbox, company, outcome.code === 2000 ? 'expenses.sync.successful' : 'expenses.sync.unsuccessful', {
    referenceCompany: referenceCompany(sandbox, company),
    syncId: sync.id,
    transactions: itemsOf(sandbox, sync.id).map((item) => ({
      id: item.transaction_id,
      status: item.status === 'ValidationError' ? 'Failed' : item.status,
      errorMessage: item.message,
    })),
  });
}

export const syncBody = ({ store }: Sandbox, sync: SyncRow): Record<string, unknown> => ({
  companyId: sync.company_id,
  syncId: sync.id,
  syncStatusCode: sync.code === 1000 && store.clock.now() - Date.parse(sync.at) > 600_000 ? 1010 : sync.code,
  syncStatus: sync.status,
  errorMessage: sync.error,
  syncExceptionMessage: sync.error,
  syncUtc: sync.at,
  dataPushed: sync.data_pushed === 1,
});
