import { setTimeout } from 'node:timers/promises';
import { CodatError } from '@/lib/codat/client/errors';
import type { CallSlot, CodatChannel } from '@/lib/codat/client/http';
import { newId } from '@/lib/data/id';
import {
  type AdmissionWait,
  admitCall,
  backgroundLimits,
  type CallLimits,
  cancelCall,
  endCall,
  saveHold,
} from '@/lib/data/sync/permits';
import { laneWidth } from '@/lib/domain/sync/lane';
import { env } from '@/lib/env';
import { CallHold } from './call-hold';

/** The holder id of permits for calls outside a lane. Each process has one. */
const processHolderId = newId();
/**
 * An older slot is given back unused: the process was suspended or busy. Meanwhile other workers may use the capacity of
 * its permit, or may have received a Retry-After.
 */
const slotLifetimeMs = 1_000;

export type ChannelOptions = {
  readonly companyId: string | null;
  readonly syncId?: string | null;
  readonly holderId?: string;
  /** The fence of the lane that makes the calls. Null outside a lane. */
  readonly fence?: bigint | null;
  /** How long a call waits for its slot before it fails. */
  readonly maxWaitMs?: number;
  /** Stricter limits than Codat's. */
  readonly limits?: CallLimits;
  readonly stop?: AbortSignal;
};

/** Sleeps. Returns early when `stop` is aborted. */
export const sleepUnlessAborted = async (ms: number, stop?: AbortSignal): Promise<void> =>
  void (await setTimeout(ms, undefined, { signal: stop }).catch(() => undefined));

/** Everything that a channel uses outside its own code. The simulation provides a model of each function. */
const productionPermits = {
  admitCall,
  cancelCall,
  endCall,
  saveHold,
  now: (): number => performance.now(),
  sleep: sleepUnlessAborted,
};

/**
 * Returns a function that opens channels to Codat. Each call on a channel takes a permit, so that all workers together
 * respect Codat's limits. Each exchange is stored.
 */
export function createChannelFactory(permits: typeof productionPermits): (options: ChannelOptions) => CodatChannel {
  const queues = new Map<string | null, Promise<unknown>>();
  const hold = new CallHold(permits);
  const inFlight = new Map<string | null, number>();
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

  return (options) => ({
    admit: () => enqueue(options.companyId, () => waitForSlot(options, permits, { hold, waiting, inFlight })),
  });
}

export const openChannel = createChannelFactory(productionPermits);

/** Opens a channel for the calls of a page or a job, which run outside a lane. */
export const channelFor = (companyId: string): CodatChannel => openChannel({ companyId });

/** Opens a channel for background reads. A call may fail as not admitted, and the job retries later. */
export const backgroundChannelFor = (companyId: string): CodatChannel =>
  openChannel({ companyId, limits: backgroundLimits });

/** What all channels of a process share. */
type Shared = {
  readonly hold: CallHold;
  readonly waiting: Map<string | null, AbortController>;
  /** The calls of each company that this process makes at the moment. */
  readonly inFlight: Map<string | null, number>;
};

/** Returns a wait that this process knows of without the database, or undefined if the database has to decide. */
function localWait(
  companyId: string | null,
  { hold, inFlight }: Pick<Shared, 'hold' | 'inFlight'>,
): AdmissionWait | undefined {
  if (hold.waitMs > 0) return { waitMs: hold.waitMs, because: 'told' };
  // The end of one of these calls ends the wait.
  if (companyId && (inFlight.get(companyId) ?? 0) >= laneWidth) return { waitMs: 1_000, because: 'company' };
  return undefined;
}

async function waitForSlot(
  {
    companyId,
    syncId = null,
    holderId = processHolderId,
    fence = null,
    maxWaitMs = 5_000,
    limits,
    stop,
  }: ChannelOptions,
  permits: typeof productionPermits,
  { hold, waiting, inFlight }: Shared,
): Promise<CallSlot> {
  const { EGRESS_ADDRESS: address, codat } = env();
  const { admitCall, cancelCall, endCall, now, sleep } = permits;
  const deadline = now() + maxWaitMs;
  for (;;) {
    const requestedAt = now();
    const admission: string | AdmissionWait =
      localWait(companyId, { hold, inFlight }) ??
      (await admitCall({ companyId, holderId, fence, address, timeoutSeconds: codat.timeoutSeconds }, limits));
    if (typeof admission === 'string') {
      inFlight.set(companyId, (inFlight.get(companyId) ?? 0) + 1);
      const leave = () => {
        inFlight.set(companyId, (inFlight.get(companyId) ?? 1) - 1);
        waiting.get(companyId)?.abort();
      };
      return {
        isFresh: () => now() - requestedAt < slotLifetimeMs && hold.waitMs === 0,
        cancel: () => cancelCall(admission).finally(leave),
        hold: (seconds) => hold.start(seconds),
        async release(exchange, reported) {
          try {
            await endCall(admission, { companyId, syncId }, exchange, reported);
            if (reported.retryAfterSeconds !== null) hold.saved(reported.retryAfterSeconds);
          } finally {
            if (reported.retryAfterSeconds !== null) void hold.saveUntilStored();
            leave();
          }
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
      // The work goes back to the lane. If another worker has leased it, that worker continues at once.
      retryAfterSeconds: because === 'lost' ? 0 : Math.ceil(waitMs / 1000),
      because: because === 'quota' || because === 'told' ? because : 'busy',
    },
    'Codat takes no more calls from us for a while',
    null,
  );
