import type { ModelFault } from './comparison';

// Models with one plausible defect each. The comparison must detect every defect.

/** Claims batches for a worker whose lease has ended. */
export const ignoresTheFence: ModelFault = (model, db) => ({
  ...model,
  claimToSend: (lane, ...rest) =>
    model.claimToSend({ ...lane, fence: db.lanes.get(lane.companyId)?.fence ?? 0n }, ...rest),
});

/** Lets an outdated claim of a batch save its result. */
export const acceptsOutdatedClaims: ModelFault = (model, db) => ({
  ...model,
  rescheduleSend: (sync, again) =>
    model.rescheduleSend({ ...sync, attempt: db.syncs.get(sync.id)?.attempt ?? 0 }, again),
});

/** Sends a batch that is not in the books again under its former key. */
export const keepsTheKey: ModelFault = (model) => ({
  ...model,
  rescheduleSend: (sync, { afterSeconds, outcome }) =>
    model.rescheduleSend(sync, { afterSeconds, outcome: outcome === 'not-found' ? 'not-sent' : outcome }),
});

/** Regards a receipt as sent once more than it was. */
export const countsMissedLookups: ModelFault = (model) => ({
  ...model,
  saveDelivery: (delivery, outcome) =>
    model.saveDelivery(delivery, outcome.state === 'unknown' ? { ...outcome, step: 'missed' } : outcome),
});

/** Admits one call more at once than the limit allows. */
export const admitsOneCallMore: ModelFault = (model) => ({
  ...model,
  admitCall: (request, limits) => model.admitCall(request, limits && { ...limits, inFlight: limits.inFlight + 1 }),
});

/** Ends a pause a millisecond later than the database. */
export const pausesTooLong: ModelFault = (model) => ({
  ...model,
  pauseLane: (lane, because, seconds) => model.pauseLane(lane, because, seconds + 0.001),
});
