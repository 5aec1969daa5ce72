import { setTimeout as sleep } from 'node:timers/promises';
import { CodatError } from '@/lib/codat/client/errors';
import type { CallSlot, CodatChannel } from '@/lib/codat/client/http';
import { newId } from '@/lib/data/id';
import { admitCall, endCall } from '@/lib/data/sync/permits';
import { env } from '@/lib/env';

/** Whoever calls Codat in this process and holds no lane. */
const processHolderId = newId();
/** A turn not used within this time is given back: the process slept, and others count on what it was given for. */
const slotLifetimeMs = 3_000;

export type ChannelOptions = {
  readonly companyId: string | null;
  readonly syncId?: string | null;
  readonly holderId?: string;
  /** Of the lane the calls are made on. */
  readonly fence?: bigint | null;
  /** How long a call may wait for its turn before it is given up. */
  readonly maxWaitMs?: number;
  readonly stop?: AbortSignal;
};

/** The permits as they are kept, and the machine's own time. Handed in, so that a simulation can have others. */
const productionPermits = {
  admitCall,
  endCall,
  now: (): number => performance.now(),
  sleep: async (ms: number, stop?: AbortSignal): Promise<void> =>
    void (await sleep(ms, undefined, { signal: stop }).catch(() => undefined)),
};

/** Lines of one process: Codat, in turn with everybody else who calls it, within its limits, and every call kept. */
export function createChannelFactory(permits: typeof productionPermits): (of: ChannelOptions) => CodatChannel {
  const queues = new Map<string | null, Promise<unknown>>();
  /** Who waits for a company's turn is woken when a call of its ends in this process. */
  const waiting = new Map<string | null, AbortController>();

  /** A company's calls ask for their turns one after another: while there are none, one asks and not ten. */
  function oneByOne<T>(companyId: string | null, ask: () => Promise<T>): Promise<T> {
    const turn = (queues.get(companyId) ?? Promise.resolve()).then(ask, ask);
    queues.set(companyId, turn);
    const forget = () => {
      if (queues.get(companyId) === turn) queues.delete(companyId);
    };
    turn.then(forget, forget);
    return turn;
  }

  return (of) => ({ admit: () => oneByOne(of.companyId, () => waitForSlot(of, permits, waiting)) });
}

export const openChannel = createChannelFactory(productionPermits);

async function waitForSlot(
  { companyId, syncId = null, holderId = processHolderId, fence = null, maxWaitMs = 5_000, stop }: ChannelOptions,
  { admitCall, endCall, now, sleep }: typeof productionPermits,
  waiting: Map<string | null, AbortController>,
): Promise<CallSlot> {
  const { EGRESS_ADDRESS: address, codat } = env();
  const givesUp = now() + maxWaitMs;
  for (;;) {
    const asked = now();
    const said = await admitCall({ companyId, holderId, fence, address, timeoutSeconds: codat.timeoutSeconds });
    if (typeof said === 'string') {
      return {
        isFresh: () => now() - asked < slotLifetimeMs,
        async release(exchange, limits) {
          await endCall(said, { companyId, syncId }, exchange, limits);
          waiting.get(companyId)?.abort();
        },
      };
    }
    if (stop?.aborted || now() + said.waitMs > givesUp) throw notAdmitted(said);
    const woken = new AbortController();
    waiting.set(companyId, woken);
    await sleep(said.waitMs, stop ? AbortSignal.any([woken.signal, stop]) : woken.signal);
    waiting.delete(companyId);
  }
}

/** A call for one company by whoever is asked to; in the application's pages and in jobs beside the lane. */
export const channelFor = (companyId: string): CodatChannel => openChannel({ companyId });

function notAdmitted({ waitMs, because }: { waitMs: number; because: string }): CodatError {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  const reason = because === 'quota' || because === 'told' ? because : 'busy';
  return new CodatError(
    { kind: 'not-admitted', retryAfterSeconds, because: reason },
    'Codat takes no more calls from us for a while',
    null,
  );
}
