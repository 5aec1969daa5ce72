import { emptyMapping } from '@/lib/domain/mapping/mapping';
import type { World } from '@/lib/workflows/sync/world';
import type { WorkerProcess } from '../core/worker-process';
import { currentConnection } from './connections';
import type { Database } from './database';
import { claimDeliveries, claimLost, keepDelivery, keepRecordRefs } from './deliveries';
import { dueOn, forgetFailures, pauseLane, resumeLane } from './lanes';
import { keepNews } from './outcomes';
import * as syncs from './syncs';

/** The engine's database functions on a simulated worker: each call is one transaction. */
export function rowsFor(worker: WorkerProcess, db: Database): World['rows'] {
  const transaction = worker.transaction.bind(worker);
  return {
    dueOn: (lane) => transaction('dueOn', () => dueOn(db, lane)),
    companySettings: ({ companyId }) =>
      transaction('companySettings', () => ({
        id: companyId,
        name: 'A company',
        baseCurrency: 'GBP',
        timeZone: 'Europe/London',
        locale: 'en-GB',
        receiptsRequiredFrom: null,
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
    claimToSettle: (lane, most, sweeps) =>
      transaction('claimToSettle', () => syncs.claimToSettle(db, lane, most, sweeps)),
    keepSent: (sync, codatSyncId, minutes) =>
      transaction(`keepSent ${sync.id}`, () => syncs.keepSent(db, sync, codatSyncId, minutes)),
    askLater: (sync) => transaction(`askLater ${sync.id}`, () => syncs.askLater(db, sync)),
    keptElsewhere: ({ companyId }, syncId, ids) =>
      transaction(`keptElsewhere ${syncId}`, () => syncs.keptElsewhere(db, companyId, syncId, ids)),
    keepWrittenIn: (sync, id) => transaction(`keepWrittenIn ${sync.id}`, () => syncs.keepWrittenIn(db, sync, id)),
    tryLater: (sync, again) =>
      transaction(`tryLater ${sync.id} ${again.outcome}`, () => syncs.tryLater(db, sync, again)),
    keepUnknown: (sync) => transaction(`keepUnknown ${sync.id}`, () => syncs.keepUnknown(db, sync)),
    sendAnew: (sync, batch, ids, again = null) =>
      transaction(`sendAnew ${sync.id}`, () => syncs.sendAnew(db, sync, batch, ids, again)),
    keepNews: (sync, news) =>
      transaction(`keepNews ${sync.id} ${news.map((entry) => entry.state)}`, () => keepNews(db, sync, news)),
    claimDeliveries: (lane, most, keyLife) =>
      transaction('claimDeliveries', () => claimDeliveries(db, lane, most, keyLife)),
    claimLost: (lane, most, again) => transaction('claimLost', () => claimLost(db, lane, most, again)),
    keepDelivery: (delivery, outcome) =>
      transaction(`keepDelivery ${delivery.id} ${outcome.state}`, () => keepDelivery(db, delivery, outcome)),
    keepRecordRefs: (_, found) => transaction('keepRecordRefs', () => keepRecordRefs(db, found)),
    pauseLane: (lane, because, seconds) =>
      transaction(`pauseLane ${because} ${Math.round(seconds)}`, () => pauseLane(db, lane, because, seconds)),
    resume: (lane) => transaction('resume', () => resumeLane(db, lane.companyId)),
    forgetFailures: (lane) => transaction('forgetFailures', () => forgetFailures(db, lane)),
  };
}
