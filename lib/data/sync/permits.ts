import 'server-only';
import { db, inScope, worker } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { ExchangeRecord } from './exchanges';

/** Codat's limits ("Rate limits"), of which every worker spends: per company at one moment, per address and minute. */
const limits = { inFlight: 10, perMinute: 1000 } as const;

/** Why a call may not leave yet: Codat said to wait, the day's quota, the company's or the minute's share; or its lane is lost. */
export type AdmissionWait = {
  readonly waitMs: number;
  readonly because: 'told' | 'quota' | 'company' | 'minute' | 'lost';
};

export type AdmissionRequest = {
  readonly companyId: string | null;
  readonly holderId: string;
  /** Of the lane the call is made on: it may not leave once another holds that. */
  readonly fence: bigint | null;
  readonly address: string;
  readonly timeoutSeconds: number;
};

/** Lets one call leave, counted for all workers (function admit_call); or says how long to wait. */
export async function admitCall({
  companyId,
  holderId,
  fence,
  address,
  timeoutSeconds,
}: AdmissionRequest): Promise<string | AdmissionWait> {
  const permit = newId();
  const [said] = await db().$queryRaw<{ wait_ms: number; because: AdmissionWait['because'] }[]>`
    select wait_ms, because from admit_call(${permit}::uuid, ${companyId}::uuid, ${holderId}::uuid, ${fence}::bigint, ${address},
      ${limits.inFlight}::int, ${limits.perMinute}::int, make_interval(secs => ${timeoutSeconds + 5}))`;
  if (!said) throw new Error('admit_call answered nothing');
  return said.wait_ms === 0 ? permit : { waitMs: said.wait_ms, because: said.because };
}

export type ReportedLimits = {
  readonly retryAfterSeconds: number | null;
  readonly quota: { readonly limit: number; readonly remaining: number; readonly resetsInSeconds: number } | null;
};

/** A call is over: its permit is free, what Codat said of the limits holds for all, and the exchange is kept. */
export async function endCall(
  permit: string,
  about: { companyId: string | null; syncId: string | null },
  exchange: ExchangeRecord,
  { retryAfterSeconds, quota }: ReportedLimits,
): Promise<void> {
  const { companyId, syncId } = about;
  const lingerSeconds = exchange.failure === 'no-answer' ? 2 : 0;
  const ended = db()
    .$executeRaw`select end_call(${permit}::uuid, ${lingerSeconds}::int, ${retryAfterSeconds}::int, ${quota?.limit ?? null}::int,
    ${quota?.remaining ?? null}::int, ${quota?.resetsInSeconds ?? null}::int)`;
  const kept =
    companyId &&
    inScope(worker(companyId), (tx) =>
      tx.exchange.create({ data: { id: newId(), companyId, syncId, ...exchange }, select: { id: true } }),
    );
  await Promise.all([ended, kept]);
}

/** Until when Codat takes no more calls today, by its own count; null while it does. */
export const quotaEndsAt = (): Promise<Date | null> =>
  db()
    .$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.role', 'dispatch', true)`;
      return tx.codatGate.findUnique({ where: { id: 1 } });
    })
    .then((gate) =>
      gate?.quotaRemaining !== null && (gate?.quotaRemaining ?? 1) <= 0 ? (gate?.quotaResetsAt ?? null) : null,
    );

/** Forgets calls that count no more. */
export const deleteExpiredPermits = (): Promise<unknown> =>
  db().$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.role', 'dispatch', true)`;
    await tx.$executeRaw`delete from permits where admitted_at < now() - interval '10 minutes'`;
  });
