import { worker } from '@/lib/data/db';
import { serializeRecord } from '@/lib/domain/books/record';
import type { Viewer } from '@/lib/domain/company/viewer';
import { canSync } from '@/lib/domain/movement/status';
import { toBatches } from '@/lib/domain/sync/sync';
import { expenseOf } from '@/lib/testing/expenses';
import type { Random } from '../../sim/core/random';
import { currentConnection } from '../../sim/database/connections';
import type { Database, Expense } from '../../sim/database/database';
import { queuedOf } from '../../sim/database/lanes';
import { spendingOf } from '../../sim/database/records';
import type { Arguments } from '../production';
import type { Generators } from './generators';
import { withLane } from './lanes';

const expensesOf = (db: Database, { companyId }: Viewer): Expense[] =>
  [...db.expenses.values()].filter((expense) => expense.companyId === companyId);

const anAmount = (random: Random): string => (random.occurs(0.3) ? '12.50' : String(random.integer(1, 99_999) / 100));

function frozen(db: Database, connectionId: string, batch: readonly Expense[]): Arguments<'requestRun'>[1][number] {
  return {
    product: 'expenses',
    connectionId,
    kind: batch[0]?.syncedRevision === null ? 'creation' : 'update',
    mappingVersionId: db.company(batch[0]?.companyId ?? '').mappingVersionId,
    payload: JSON.stringify(batch.map(({ id }) => id)),
    payloadSha256: 'a'.repeat(64),
    items: batch.map((expense) => ({
      recordId: expense.id,
      revision: expense.revision,
      record: serializeRecord(spendingOf(expense, expense.amount)),
    })),
  };
}

export const companyOperations: Generators<
  | 'addExpense'
  | 'changeExpense'
  | 'addReceipt'
  | 'requestRun'
  | 'queueRun'
  | 'freezeQueued'
  | 'stopRun'
  | 'startConnection'
  | 'saveConnectionStatus'
  | 'removeConnection'
  | 'findUnfinishedWrites'
> = {
  addExpense: (situation, random) => {
    const viewer = situation.viewer(random);
    const type = random.occurs(0.8) ? 'payment' : 'refund';
    return [viewer, expenseOf(viewer, { id: situation.db.newId(), type, amount: anAmount(random) })];
  },
  changeExpense: (situation, random) => {
    const viewer = situation.viewer(random);
    const expenses = expensesOf(situation.db, viewer);
    if (expenses.length === 0) return null;
    const { id, type, revision } = random.pick(expenses);
    const from = random.occurs(0.9) ? revision : revision - 1;
    return [viewer, expenseOf(viewer, { id, type, amount: anAmount(random), revision: String(Math.max(1, from)) })];
  },
  addReceipt: (situation, random) => {
    const viewer = situation.viewer(random);
    const expenses = expensesOf(situation.db, viewer);
    if (expenses.length === 0) return null;
    const id = situation.db.newId();
    const file = { fileName: `${id}.pdf`, mimeType: 'application/pdf', bytes: random.integer(1, 9) * 1000 };
    const stored = { storageKey: id, sha256: 'a'.repeat(64), pages: 1, documentPages: 1 };
    return [viewer, { id, expenseId: random.pick(expenses).id, ...file, ...stored }];
  },
  requestRun: ({ db, ...situation }, random) => {
    const viewer = random.pick(situation.viewers);
    const connection = currentConnection(db, viewer.companyId);
    const ready = expensesOf(db, viewer).filter((each) => canSync(each.status) && random.occurs(0.7));
    if (!connection || ready.length === 0) return null;
    const creations = ready.filter((expense) => expense.syncedRevision === null);
    const updates = ready.filter((expense) => expense.syncedRevision !== null);
    const batches = [...toBatches(creations, random.integer(1, 4)), ...updates.map((expense) => [expense])];
    return [viewer, batches.map((batch) => frozen(db, connection.id, batch))];
  },
  queueRun: (situation, random) => {
    const viewer = situation.viewer(random);
    const ready = expensesOf(situation.db, viewer).filter(({ status }) => canSync(status) && random.occurs(0.7));
    return ready.length > 0 ? [viewer, ready.map(({ id }) => id)] : null;
  },
  freezeQueued: withLane(
    (lane, { db }, random) => {
      const connection = currentConnection(db, lane.companyId);
      const waiting = queuedOf(db, lane.companyId);
      if (!connection) return null;
      const batches = waiting.map((expense) => [expense.id, frozen(db, connection.id, [expense])] as const);
      return [lane, random.integer(1, 4), Object.fromEntries(batches)];
    },
    (db, companyId) => queuedOf(db, companyId).length > 0,
  ),
  stopRun: (situation, random) => {
    const viewer = situation.viewer(random);
    const runs = [...situation.db.runs.values()].filter(({ companyId }) => companyId === viewer.companyId);
    return runs.length > 0 ? [viewer, random.pick(runs).id] : null;
  },
  startConnection: (situation, random) => {
    const viewer = situation.viewer(random);
    const codatConnectionId = situation.db.newId();
    const replaces = random.occurs(0.9) ? (currentConnection(situation.db, viewer.companyId)?.id ?? null) : null;
    return [viewer, { codatConnectionId, package: 'xero', linkUrl: 'https://link.example' }, { replaces }];
  },
  saveConnectionStatus: (situation, random) => {
    const { companyId } = situation.viewer(random);
    const connection = currentConnection(situation.db, companyId);
    if (!connection) return null;
    const statuses = ['linked', 'linked', 'linked', 'deauthorized', 'unlinked'] as const;
    const from = random.occurs(0.9) ? connection.status : random.pick(statuses);
    return [worker(companyId), connection.codatConnectionId, { from, to: random.pick(statuses) }];
  },
  removeConnection: (situation, random) => {
    const viewer = situation.viewer(random);
    const connection = currentConnection(situation.db, viewer.companyId);
    return connection && [viewer, connection.id];
  },
  findUnfinishedWrites: (situation, random) => [situation.viewer(random)],
};
