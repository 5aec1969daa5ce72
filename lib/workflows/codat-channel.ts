import { setTimeout } from 'node:timers/promises';
import { CodatError } from '@/lib/codat/client/errors';
import type { CallSlot, CodatChannel } from '@/lib/codat/client/http';
import { newId } from '@/lib/data/id';
import { type AdmissionWait, admitCall, endCall } from '@/lib/data/sync/permits';
import { env } from '@/lib/env';

/** The holder id of permits for calls outside a lane. Each process has one. */
const processHolderId = newId();
/**
 * An older slot is released unused: the process was suspended, and other workers may already use the capacity of its
 * permit.
 */
const slotLifetimeMs = 3_000;

export type ChannelOptions = {
  readonly companyId: string | null;
  readonly syncId?: string | null;
  readonly holderId?: string;
  /** The fence of the lane that makes the calls. Null outside a lane. */
  readonly fence?: bigint | null;
  /** How long a call waits for its slot before it fails. */
  readonly maxWaitMs?: number;
  readonly stop?: AbortSignal;
};

/** Sleeps. Returns early when `stop` is aborted. */
export const sleepUnlessAborted = async (ms: number, stop?: AbortSignal): Promise<void> =>
  void (await setTimeout(ms, undefined, { signal: stop }).catch(() => undefined));

/** Everything that a channel uses outside its own code. The simulation provides a model of each function. */
const productionPermits = {
  admitCall,
  endCall,
  now: (): number => performance.now(),
  sleep: sleepUnlessAborted,
};

/**
 * Returns a function that opens channels to Codat. Each call on a channel takes a permit, so that all workers together
 * respect Codat's limits. Each exchange is stored.
 */
export function createChannelFactory(permits: typeof productionPermits): (options: ChannelOptions) => CodatChannel {
  const queues = new Map<string | null, Promise<unknown>>();
  /**
   * For each company, aborting its controller ends the wait for a permit. This happens when another call of the company
   * in this process releases its permit.
   */
  const waiting = new Map<string | null, AbortController>();

  /**
   * Queues the calls of a company that wait for a permit. While none is free, only the first call asks the database,
   * instead of all of them.
   */
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

/** Opens a channel for the calls of a page or a job, which run outside a lane. */
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
