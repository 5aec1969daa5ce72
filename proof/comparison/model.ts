import { parseRecord, recordTotal } from '@/lib/domain/books/record';
import * as connections from '../sim/database/connections';
import type { Database } from '../sim/database/database';
import { sendReceiptAgain } from '../sim/database/deliveries';
import { engineStore } from '../sim/database/engine-store';
import { addExpense, addReceipt, changeExpense } from '../sim/database/expenses';
import * as lanes from '../sim/database/lanes';
import * as permits from '../sim/database/permits';
import { freezeQueued, queueRun } from '../sim/database/queue';
import { type NewBatch, requestRun } from '../sim/database/runs';
import { receiveWebhook, triggerPoll } from '../sim/database/webhooks';
import { stopRun } from '../sim/database/withdraw';
import type { Arguments, OperationName } from './production';

/** The simulation's counterpart of each compared function. It takes the same arguments. */
export type Model = { readonly [Name in OperationName]: (...given: Arguments<Name>) => unknown };

export const createModel = (db: Database): Model => ({
  ...engineStore({ transaction: async (_, work) => work() }, db),
  dueLanes: () => lanes.dueLanes(db),
  acquireLane: (companyId, holderId) => lanes.acquireLane(db, companyId, holderId),
  renewLane: (lane) => lanes.renewLane(db, lane),
  releaseLane: (lane) => lanes.releaseLane(db, lane),
  requestRecheck: (companyId) => lanes.requestRecheckIn(db, companyId),
  deleteExpiredPermits: () => permits.deleteExpiredPermits(db),
  admitCall: (request, limits = { inFlight: 10, perMinute: 1000 }) => permits.admitCall(db, request, limits),
  cancelCall: (permit) => permits.cancelCall(db, permit),
  saveHold: (seconds) => permits.saveHold(db, seconds),
  endCall: (permit, _, exchange, reported) => permits.endCall(db, permit, exchange, reported),
  addExpense: ({ companyId }, { id, type, amount }) =>
    addExpense(db, { id, companyId, type, amount: Number(amount.minor) / 100 }),
  changeExpense: (_, { id, amount, revision }) =>
    changeExpense(db, id, { amount: Number(amount.minor) / 100, revision: revision ?? 0 }),
  addReceipt: ({ companyId }, { expenseId, ...receipt }) => {
    if (expenseId === null) throw new Error('the model has no receipts without an expense');
    addReceipt(db, { ...receipt, companyId, expenseId });
    return true;
  },
  requestRun: ({ companyId, userId = null }, batches) => requestRun(db, { companyId, userId }, batches.map(toNewBatch)),
  queueRun: ({ companyId, userId = null }, ids) => queueRun(db, { companyId, userId }, ids),
  freezeQueued: (lane, size, batches) =>
    freezeQueued(db, lane, size, (expenses) =>
      expenses.flatMap(({ id }) => {
        const batch = batches[id];
        return batch ? [toNewBatch(batch)] : [];
      }),
    ),
  stopRun: ({ companyId }, runId) => stopRun(db, companyId, runId),
  sendReceiptAgain: ({ companyId }, receiptId) => sendReceiptAgain(db, companyId, receiptId),
  startConnection: ({ companyId }, connection, options) =>
    connections.startConnection(db, companyId, connection, options),
  saveConnectionStatus: ({ companyId }, codatConnectionId, change) =>
    connections.saveConnectionStatus(db, companyId, codatConnectionId, change),
  removeConnection: ({ companyId }, id) => connections.removeConnection(db, companyId, id),
  findUnfinishedWrites: ({ companyId }) => connections.findUnfinishedWrites(db, companyId),
  saveWebhookMessage: (companyId, { id, body }) => receiveWebhook(db, companyId, { id, codatSyncId: syncIdOf(body) }),
  triggerPoll: ({ companyId }, codatSyncId) => triggerPoll(db, companyId, codatSyncId),
});

const toNewBatch = ({ items, ...batch }: Arguments<'requestRun'>[1][number]): NewBatch => ({
  ...batch,
  items: items.map(({ recordId, revision, record }) => ({
    movementId: recordId,
    revision,
    amount: Number(recordTotal(parseRecord(record)).minor) / 100,
  })),
});

function syncIdOf({ payload }: Record<string, unknown>): string | null {
  const isSync = typeof payload === 'object' && payload !== null && 'syncId' in payload;
  return isSync && typeof payload.syncId === 'string' ? payload.syncId : null;
}
