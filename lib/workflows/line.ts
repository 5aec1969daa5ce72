import { setTimeout as sleep } from 'node:timers/promises';
import { CodatError } from '@/lib/codat/errors';
import type { Line } from '@/lib/codat/http';
import { newId } from '@/lib/data/id';
import { admitCall, endCall } from '@/lib/data/permits';
import { env } from '@/lib/env';

/** Whoever calls Codat in this process and holds no lane. */
const process = newId();
/** A turn not used within this time is given back: the process slept, and others count on what it was given for. */
const freshMs = 3_000;

export type LineOf = {
  readonly companyId: string | null;
  readonly syncId?: string | null;
  readonly holder?: string;
  /** How long a call may wait for its turn before it is given up. */
  readonly patienceMs?: number;
  readonly stop?: AbortSignal;
};

/** Codat, in turn with everybody else who calls it: within its limits, and every call kept. */
export const lineFor = ({ companyId, syncId = null, holder = process, patienceMs = 5_000, stop }: LineOf): Line => ({
  async admit() {
    const { EGRESS_ADDRESS: address, codat } = env();
    const givesUp = performance.now() + patienceMs;
    for (;;) {
      const asked = performance.now();
      const said = await admitCall({ companyId, holder, address, timeoutSeconds: codat.timeoutSeconds });
      if (typeof said === 'string') {
        return {
          isFresh: () => performance.now() - asked < freshMs,
          over: (exchange, limits) => endCall(said, { companyId, syncId }, exchange, limits),
        };
      }
      if (stop?.aborted || performance.now() + said.waitMs > givesUp) throw notAdmitted(said);
      // Those that wait together do not come back together.
      await sleep(said.waitMs + Math.random() * 30, undefined, { signal: stop }).catch(() => undefined);
    }
  },
});

/** A call for one company by whoever is asked to; in the application's pages and in jobs beside the lane. */
export const lineOf = (companyId: string): Line => lineFor({ companyId });

function notAdmitted({ waitMs, because }: { waitMs: number; because: string }): CodatError {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  const reason = because === 'quota' || because === 'told' ? because : 'busy';
  return new CodatError(
    { kind: 'not-admitted', retryAfterSeconds, because: reason },
    'Codat takes no more calls from us for a while',
    null,
  );
}
