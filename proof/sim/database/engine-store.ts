import { emptyMapping } from '@/lib/domain/mapping/mapping';
import type { EnginePorts } from '@/lib/workflows/sync/engine-ports';
import type { WorkerProcess } from '../core/worker-process';
import * as codatIds from './codat-ids';
import { currentConnection } from './connections';
import type { Database } from './database';
import {
  claimDeliveries,
  claimUnknownDeliveries,
  findUnlocatedDeliveries,
  receiptsOfEqualExpenses,
  saveDelivery,
  saveRecordRefs,
  sentRecords,
} from './deliveries';
import { findDueWork, pauseLane, resetFailures, resumeLane } from './lanes';
import { saveOutcomes } from './outcomes';
import { spendingReads } from './spending-reads';
import * as syncs from './syncs';

/** Returns the database functions of the engine for a simulated worker. Each call is one transaction. */
export function engineStore(worker: Pick<WorkerProcess, 'transaction'>, db: Database): EnginePorts['store'] {
  const transaction = worker.transaction.bind(worker);
  return {
    findDueWork: (lane) => transaction('findDueWork', () => findDueWork(db, lane)),
    companySettings: ({ companyId }) =>
      transaction('companySettings', () => ({
        id: companyId,
        name: 'A company',
        slug: 'a-company',
        baseCurrency: 'GBP',
        timeZone: 'Europe/London',
        country: 'GB',
        yearStart: null,
        receiptsRequiredFrom: null,
        closedMonths: [],
        codatCompanyId: db.company(companyId).codatCompanyId,
        partnerConnectionId: null,
      })),
    currentConnection: ({ companyId }) =>
      transaction('currentConnection', () => {
        const row = currentConnection(db, companyId);
        return row && { ...row };
      }),
    mappingVersion: (_, id) =>
      transaction('mappingVersion', () => ({ id, number: 1, mapping: emptyMapping, connectionId: null })),
    claimToSend: (lane, most, keyLife) => transaction('claimToSend', () => syncs.claimToSend(db, lane, most, keyLife)),
    claimToSettle: (lane, most, schedules) =>
      transaction('claimToSettle', () => syncs.claimToSettle(db, lane, most, schedules)),
    recordSent: (sync, codatSyncId, seconds) =>
      transaction(`recordSent ${sync.id}`, () => syncs.recordSent(db, sync, codatSyncId, seconds)),
    recordLost: (sync) => transaction(`recordLost ${sync.id}`, () => syncs.recordLost(db, sync)),
    reschedulePoll: (sync, seconds) =>
      transaction(`reschedulePoll ${sync.id} ${seconds}`, () => syncs.reschedulePoll(db, sync, seconds)),
    findRecordedElsewhere: ({ companyId }, syncId, ids) =>
      transaction(`findRecordedElsewhere ${syncId}`, () => codatIds.findRecordedElsewhere(db, companyId, syncId, ids)),
    findUnrelated: ({ companyId }, codatSyncIds, recordIds) =>
      transaction('findUnrelated', () => codatIds.findUnrelated(db, companyId, codatSyncIds, recordIds)),
    recordEarlierSync: (sync, id) =>
      transaction(`recordEarlierSync ${sync.id}`, () => syncs.recordEarlierSync(db, sync, id)),
    rescheduleSend: (sync, again) =>
      transaction(`rescheduleSend ${sync.id} ${again.outcome}`, () => syncs.rescheduleSend(db, sync, again)),
    markUnknown: (sync) => transaction(`markUnknown ${sync.id}`, () => syncs.markUnknown(db, sync)),
    resendSeparately: (sync, batch, ids, again = null) =>
      transaction(`resendSeparately ${sync.id}`, () => syncs.resendSeparately(db, sync, batch, ids, again)),
    saveOutcomes: (sync, news) =>
      transaction(`saveOutcomes ${sync.id} ${news.map((entry) => entry.state)}`, () => saveOutcomes(db, sync, news)),
    claimDeliveries: (lane, most, keyLife) =>
      transaction('claimDeliveries', () => claimDeliveries(db, lane, most, keyLife)),
    claimUnknownDeliveries: (lane, most, which) =>
      transaction(`claimUnknownDeliveries ${which}`, () => claimUnknownDeliveries(db, lane, most, which)),
    findUnlocatedDeliveries: (lane, limit, others) =>
      transaction('findUnlocatedDeliveries', () => findUnlocatedDeliveries(db, lane, limit, others)),
    saveDelivery: (delivery, outcome) =>
      transaction(`saveDelivery ${delivery.id} ${outcome.state}`, () => saveDelivery(db, delivery, outcome)),
    saveRecordRefs: (lane, found) => transaction('saveRecordRefs', () => saveRecordRefs(db, lane, found)),
    sentRecords: (_, expenseIds) => transaction('sentRecords', () => sentRecords(db, expenseIds)),
    receiptsOfEqualExpenses: ({ companyId }, expenseId, search) =>
      transaction('receiptsOfEqualExpenses', () => receiptsOfEqualExpenses(db, companyId, expenseId, search)),
    ...spendingReads(transaction, db),
    pauseLane: (lane, because, seconds) =>
      transaction(`pauseLane ${because} ${Math.round(seconds)}`, () => pauseLane(db, lane, because, seconds)),
    resumeLane: (lane) => transaction('resumeLane', () => resumeLane(db, lane.companyId)),
    resetFailures: (lane) => transaction('resetFailures', () => resetFailures(db, lane)),
  };
}
