import { setTimeout } from 'node:timers/promises';
import { CodatError } from '@/lib/codat/client/errors';
import type { CallSlot, CodatChannel } from '@/lib/codat/client/http';
import { newId } from '@/lib/data/id';
import { type AdmissionWait, admitCall, endCall } from '@/lib/data/sync/permits';
import { env } from '@/lib/env';

/** The holder of permits for calls outside a lane. */
const processHolderId = newId();
/** An older slot is released unused. The process slept, and other workers may count on its permit by now. */
const slotLifetimeMs = 3_000;

export type ChannelOptions = {
  readonly companyId: string | null;
  readonly syncId?: string | null;
  readonly holderId?: string;
  /** The fence of the lane that makes the calls. */
  readonly fence?: bigint | null;
  /** How long a call may wait for its slot. */
  readonly maxWaitMs?: number;
  readonly stop?: AbortSignal;
};

/** Sleeps, or returns early on `stop`. */
export const sleepUnlessAborted = async (ms: number, stop?: AbortSignal): Promise<void> =>
  void (await setTimeout(ms, undefined, { signal: stop }).catch(() => undefined));

/** What a channel reaches outside its own code. The simulation provides a model of each. */
const productionPermits = {
  admitCall,
  endCall,
  now: (): number => performance.now(),
  sleep: sleepUnlessAborted,
};

/**
 * Returns a function that opens channels to Codat. Each call of a channel takes a permit, which counts against Codat's
 * limits for all workers, and its exchange is stored.
 */
export function createChannelFactory(permits: typeof productionPermits): (options: ChannelOptions) => CodatChannel {
  const queues = new Map<string | null, Promise<unknown>>();
  /** Ends a company's wait when a call of the company in this process releases its permit. */
  const waiting = new Map<string | null, AbortController>();

  /** Queues the calls of a company, so that one of them asks for a permit while none is free, and not all ten. */
  function enqueue<T>(companyId: string | null, admit: () => Promise<T>): Promise<T> {
    const admission = (queues.get(companyId) ?? Promise.resolve()).then(admit, admit);
    queues.set(companyId, admission);
    const dequeue = () => {
      if (queues.get(companyId) === admission) queues.delete(companyId);
    };
    admission.then(dequeue, dequeue);
    return admission;
  }

  return (options) => ({ admit: () => enqueue(options.companyId, () => waitForSlot(options, permits, waiting)) });
}

export const openChannel = createChannelFactory(productionPermits);

/** Opens a channel for calls outside a lane, from a page or a job. */
export const channelFor = (companyId: string): CodatChannel => openChannel({ companyId });

async function waitForSlot(
  { companyId, syncId = null, holderId = processHolderId, fence = null, maxWaitMs = 5_000, stop }: ChannelOptions,
  { admitCall, endCall, now, sleep }: typeof productionPermits,
  waiting: Map<string | null, AbortController>,
): Promise<CallSlot> {
  const { EGRESS_ADDRESS: address, codat } = env();
  const deadline = now() + maxWaitMs;
  for (;;) {
    const requestedAt = now();
    const admission = await admitCall({ companyId, holderId, fence, address, timeoutSeconds: codat.timeoutSeconds });
    if (typeof admission === 'string') {
      return {
        isFresh: () => now() - requestedAt < slotLifetimeMs,
        async release(exchange, limits) {
          await endCall(admission, { companyId, syncId }, exchange, limits);
          waiting.get(companyId)?.abort();
        },
      };
    }
    if (stop?.aborted || now() + admission.waitMs > deadline) throw notAdmitted(admission);
    const released = new AbortController();
    waiting.set(companyId, released);
    await sleep(admission.waitMs, stop ? AbortSignal.any([released.signal, stop]) : released.signal);
    waiting.delete(companyId);
  }
}

const notAdmitted = ({ waitMs, because }: AdmissionWait): CodatError =>
  new CodatError(
    {
      kind: 'not-admitted',
      retryAfterSeconds: Math.ceil(waitMs / 1000),
      because: because === 'quota' || because === 'told' ? because : 'busy',
    },
    'Codat takes no more calls from us for a while',
    null,
  );
