import { emptyMapping } from '@/lib/domain/mapping/mapping';
import type { World } from '@/lib/workflows/sync/world';
import type { Machine } from '../core/process';
import { currentConnection } from './connections';
import type { Database } from './database';
import { claimDeliveries, claimLost, keepDelivery, keepRecordRefs } from './deliveries';
import { dueOn, forgetFailures, pauseLane, resumeLane } from './lanes';
import { keepNews } from './outcomes';
import * as syncs from './syncs';

/** Our rows as a machine reaches them: each function one transaction. */
export function rowsFor(machine: Machine, db: Database): World['rows'] {
  const rows: World['rows'] = {
    dueOn: (lane) => machine.transaction('dueOn', () => dueOn(db, lane)),
    companySettings: ({ companyId }) =>
      machine.transaction('companySettings', () => ({
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
      machine.transaction('currentConnection', () => {
        const row = currentConnection(db, companyId);
        return row && { ...row };
      }),
    mappingVersion: (_, id) =>
      machine.transaction('mappingVersion', () => ({ id, number: 1, mapping: emptyMapping, connectionId: null })),
    claimToSend: (lane, most, keyLife) =>
      machine.transaction('claimToSend', () => syncs.claimToSend(db, lane, most, keyLife)),
    claimToSettle: (lane, most, sweeps) =>
      machine.transaction('claimToSettle', () => syncs.claimToSettle(db, lane, most, sweeps)),
    keepSent: (sync, codatSyncId, minutes) =>
      machine.transaction(`keepSent ${sync.id}`, () => syncs.keepSent(db, sync, codatSyncId, minutes)),
    askLater: (sync) => machine.transaction(`askLater ${sync.id}`, () => syncs.askLater(db, sync)),
    keptElsewhere: ({ companyId }, syncId, ids) =>
      machine.transaction(`keptElsewhere ${syncId}`, () => syncs.keptElsewhere(db, companyId, syncId, ids)),
    keepWrittenIn: (sync, id) =>
      machine.transaction(`keepWrittenIn ${sync.id}`, () => syncs.keepWrittenIn(db, sync, id)),
    tryLater: (sync, again) =>
      machine.transaction(`tryLater ${sync.id} ${again.outcome}`, () => syncs.tryLater(db, sync, again)),
    keepUnknown: (sync) => machine.transaction(`keepUnknown ${sync.id}`, () => syncs.keepUnknown(db, sync)),
    sendAnew: (sync, batch, ids, again = null) =>
      machine.transaction(`sendAnew ${sync.id}`, () => syncs.sendAnew(db, sync, batch, ids, again)),
    keepNews: (sync, news) =>
      machine.transaction(`keepNews ${sync.id} ${news.map((entry) => entry.state)}`, () => keepNews(db, sync, news)),
    claimDeliveries: (lane, most, keyLife) =>
      machine.transaction('claimDeliveries', () => claimDeliveries(db, lane, most, keyLife)),
    claimLost: (lane, most, again) => machine.transaction('claimLost', () => claimLost(db, lane, most, again)),
    keepDelivery: (delivery, outcome) =>
      machine.transaction(`keepDelivery ${delivery.id} ${outcome.state}`, () => keepDelivery(db, delivery, outcome)),
    keepRecordRefs: (_, found) => machine.transaction('keepRecordRefs', () => keepRecordRefs(db, found)),
    pauseLane: (lane, because, seconds) =>
      machine.transaction(`pauseLane ${because} ${Math.round(seconds)}`, () => pauseLane(db, lane, because, seconds)),
    resume: (lane) => machine.transaction('resume', () => resumeLane(db, lane.companyId)),
    forgetFailures: (lane) => machine.transaction('forgetFailures', () => forgetFailures(db, lane)),
  };
  return rows;
}
