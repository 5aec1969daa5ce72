import type { AdmissionRequest, AdmissionWait, ExchangeRecord, ReportedLimits } from '@/lib/data/sync/permits';
import type { Database } from './database';

// A copy of the SQL functions admit_call and end_call (migrations "lanes" and "reserve_less") in memory.

/** Permits one call and returns the id of the permit. If a limit is reached, returns the time to wait and the reason. */
export function admitCall(
  db: Database,
  { companyId, holderId, fence, address, timeoutSeconds }: AdmissionRequest,
  limits: { readonly inFlight: number; readonly perMinute: number },
): string | AdmissionWait {
  const { gate, now } = db;
  const longest = (timeoutSeconds + 5) * 1000;
  if (fence !== null && companyId !== null && db.lanes.get(companyId)?.fence !== fence)
    return { waitMs: 86_400_000, because: 'lost' };
  if (gate.blockedUntil !== null && gate.blockedUntil > now)
    return { waitMs: Math.ceil(gate.blockedUntil - now), because: 'told' };
  if (gate.quotaResetsAt !== null && gate.quotaResetsAt <= now) {
    gate.quotaRemaining = gate.quotaLimit;
    gate.quotaResetsAt = null;
  }
  if (gate.quotaRemaining !== null && gate.quotaRemaining <= 0 && gate.quotaResetsAt !== null)
    return { waitMs: Math.ceil(Math.min(gate.quotaResetsAt - now, 86_400_000)), because: 'quota' };
  const inFlight = db.permits.filter(
    ({ doneAt, ...permit }) =>
      permit.companyId === companyId && (doneAt === null ? permit.admittedAt > now - longest : doneAt > now),
  );
  // In SQL, `company_id = of_company` is never true for a null, so this limit does not apply to calls without a
  // company.
  if (companyId !== null && inFlight.length >= limits.inFlight) return { waitMs: 50, because: 'company' };
  const endsAt = (permit: { doneAt: number | null; admittedAt: number }) =>
    permit.doneAt ?? permit.admittedAt + longest;
  const minute = db.permits.filter(
    (permit) =>
      permit.address === address && permit.admittedAt > now - 61_000 - longest && endsAt(permit) > now - 60_200,
  );
  const own = minute.filter((permit) => permit.companyId === companyId && companyId !== null).length;
  const share = (of: number, by: number) => Math.floor(of / by);
  let reserved = 0;
  if (own > share(limits.perMinute, 25)) {
    reserved = share(limits.perMinute, 200);
    const othersAreActive = [...db.lanes.values()].some(
      (lane) => lane.leaseUntil !== null && lane.leaseUntil > now && lane.companyId !== companyId,
    );
    if (own > share(limits.perMinute, 5) && othersAreActive) reserved = share(limits.perMinute, 5);
  }
  if (minute.length >= limits.perMinute - reserved) {
    const freeAt = Math.min(...minute.map(endsAt)) + 60_200;
    const waitMs = minute.length >= limits.perMinute ? Math.max(20, Math.ceil(freeAt - now)) : 250;
    return { waitMs, because: 'minute' };
  }
  const id = db.newId();
  db.permits.push({ id, companyId, holder: holderId, address, admittedAt: now, doneAt: null });
  if (gate.quotaRemaining !== null) gate.quotaRemaining -= 1;
  return id;
}

export function cancelCall(db: Database, permitId: string): void {
  const before = db.permits.length;
  db.permits = db.permits.filter(({ id }) => id !== permitId);
  if (db.permits.length < before && db.gate.quotaRemaining !== null) db.gate.quotaRemaining += 1;
}

export function saveHold(db: Database, seconds: number): void {
  db.gate.blockedUntil = Math.max(db.gate.blockedUntil ?? 0, db.now + seconds * 1000);
}

export function endCall(
  db: Database,
  permitId: string,
  { failure }: Pick<ExchangeRecord, 'failure'>,
  { retryAfterSeconds, quota }: ReportedLimits,
): void {
  const { gate, now } = db;
  const permit = db.permits.find(({ id }) => id === permitId);
  // Codat may still be working on a call that timed out, so its permit counts a little longer.
  if (permit) permit.doneAt = now + (failure === 'no-answer' ? 2_000 : 0);
  if (retryAfterSeconds !== null) gate.blockedUntil = Math.max(gate.blockedUntil ?? 0, now + retryAfterSeconds * 1000);
  if (quota === null) return;
  const resetsAt = now + quota.resetsInSeconds * 1000;
  const isNewQuota =
    gate.quotaResetsAt === null ||
    gate.quotaRemaining === null ||
    gate.quotaLimit !== quota.limit ||
    Math.abs(gate.quotaResetsAt - resetsAt) > 60_000;
  if (!isNewQuota && !(quota.remaining < (gate.quotaRemaining ?? 0))) return;
  const inProgress = db.permits.filter(({ doneAt, admittedAt }) => doneAt === null && admittedAt > now - 30_000).length;
  gate.quotaRemaining = isNewQuota ? quota.remaining - inProgress : Math.min(gate.quotaRemaining ?? 0, quota.remaining);
  gate.quotaLimit = quota.limit;
  gate.quotaResetsAt = resetsAt;
}

export function deleteExpiredPermits(db: Database): void {
  db.permits = db.permits.filter(({ admittedAt }) => admittedAt >= db.now - 600_000);
}
