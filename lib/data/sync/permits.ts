import 'server-only';
import { db, dispatch, inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';

/** The largest number of simultaneous calls for one company, and of calls per minute from one IP address. */
export type CallLimits = { readonly inFlight: number; readonly perMinute: number };

/** Codat's limits (Codat, "Rate limits"), shared by all workers. */
const codatLimits: CallLimits = { inFlight: 10, perMinute: 1000 };
/** The limits of background reads. They leave half of each minute's calls to syncs and people. */
export const backgroundLimits: CallLimits = { inFlight: 2, perMinute: 500 };

/**
 * How long a call has to wait, and why.
 * - `told`: Codat's Retry-After
 * - `quota`: the day's calls are used up
 * - `company`: the limit of simultaneous calls for one company
 * - `minute`: the limit of calls per minute
 * - `lost`: another worker has leased the lane
 */
export type AdmissionWait = {
  readonly waitMs: number;
  readonly because: 'told' | 'quota' | 'company' | 'minute' | 'lost';
};

export type AdmissionRequest = {
  readonly companyId: string | null;
  readonly holderId: string;
  /**
   * The fence of the lane that makes the call, or null outside a lane. With an older fence than the lane's, the call
   * gets no permit.
   */
  readonly fence: bigint | null;
  readonly address: string;
  readonly timeoutSeconds: number;
};

/**
 * Returns the id of a permit for one call, or how long the call has to wait. The SQL function admit_call counts the
 * calls of all workers.
 */
export async function admitCall(
  { companyId, holderId, fence, address, timeoutSeconds }: AdmissionRequest,
  limits: CallLimits = codatLimits,
): Promise<string | AdmissionWait> {
  const permit = newId();
  const [admission] = await db().$queryRaw<{ wait_ms: number; because: AdmissionWait['because'] }[]>`
    select wait_ms, because from admit_call(${permit}::uuid, ${companyId}::uuid, ${holderId}::uuid, ${fence}::bigint, ${address},
      ${limits.inFlight}::int, ${limits.perMinute}::int, make_interval(secs => ${timeoutSeconds + 5}))`;
  if (!admission) throw new Error('admit_call returned nothing');
  return admission.wait_ms === 0 ? permit : { waitMs: admission.wait_ms, because: admission.because };
}

/** Takes back the permit of a call that was not made. */
export const cancelCall = (permit: string): Promise<unknown> => db().$executeRaw`select cancel_call(${permit}::uuid)`;

/** Stores that no call may be made for these seconds, because Codat's Retry-After says so. */
export const saveHold = (seconds: number): Promise<unknown> =>
  db().$executeRaw`select end_call(null, 0, ${seconds}::int, null, null, null)`;

/** One HTTP call to Codat as it is stored. lib/codat has masked its bodies. */
export type ExchangeRecord = {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly failure: string | null;
  readonly latencyMs: number;
  readonly correlationId: string | null;
  readonly requestBody: string | null;
  readonly responseBody: string | null;
};

export type ReportedLimits = {
  readonly retryAfterSeconds: number | null;
  readonly quota: { readonly limit: number; readonly remaining: number; readonly resetsInSeconds: number } | null;
};

/**
 * Releases the permit, stores the exchange, and saves the limits that Codat reported so that all workers respect them.
 */
export async function endCall(
  permit: string,
  { companyId, syncId }: { companyId: string | null; syncId: string | null },
  exchange: ExchangeRecord,
  { retryAfterSeconds, quota }: ReportedLimits,
): Promise<void> {
  // Codat may still be working on a call that timed out, so its permit counts a little longer.
  const lingerSeconds = exchange.failure === 'no-answer' ? 2 : 0;
  const stored = companyId && JSON.stringify(toRow({ companyId, syncId }, exchange));
  await db().$executeRaw`select finish_call(${permit}::uuid, ${lingerSeconds}::int, ${retryAfterSeconds}::int,
    ${quota?.limit ?? null}::int, ${quota?.remaining ?? null}::int, ${quota?.resetsInSeconds ?? null}::int, ${stored}::jsonb)`;
}

const toRow = ({ companyId, syncId }: { companyId: string; syncId: string | null }, exchange: ExchangeRecord) => ({
  id: newId(),
  company_id: companyId,
  sync_id: syncId,
  method: exchange.method,
  path: exchange.path,
  status: exchange.status,
  failure: exchange.failure,
  latency_ms: exchange.latencyMs,
  correlation_id: exchange.correlationId,
  request_body: storable(exchange.requestBody),
  response_body: storable(exchange.responseBody),
});

/** Removes what Postgres cannot store in JSON: null characters, and half characters where a body was cut off. */
const storable = (text: string | null): string | null => text?.toWellFormed().replaceAll('\0', '') ?? null;

/** Returns when the daily quota of calls resets, or null while calls remain. */
export const quotaEndsAt = (): Promise<Date | null> =>
  inScope(dispatch, (tx) => tx.codatGate.findUnique({ where: { id: 1 } })).then((limits) =>
    limits?.quotaRemaining !== null && (limits?.quotaRemaining ?? 1) <= 0 ? (limits?.quotaResetsAt ?? null) : null,
  );

/** Deletes permits that are too old to count against any limit. */
export const deleteExpiredPermits = (): Promise<unknown> =>
  inScope(dispatch, (tx) => tx.$executeRaw`delete from permits where admitted_at < now() - interval '10 minutes'`);
