import { CodatError } from '@/lib/codat/client/errors';
import { readOutcomes, readSyncStatus, type SyncStatus } from '@/lib/codat/sync/syncs';
import type { SentSync } from '@/lib/data/sync/claim';
import { backoffSeconds, type PauseReason, probeAfterSeconds } from '@/lib/domain/sync/lane';
import { type ItemUpdate, isSettled } from '@/lib/domain/sync/sync';
import { log } from '@/lib/log';
import type { LaneContext } from './lane-context';
import { type LaneSignal, noSignal, signalForFailure, written } from './lane-signal';
import { withCauses } from './with-causes';

/** How often a sync that Codat itself could not carry out is sent again by itself. */
const mostByItself = 4;

/** Asks Codat what became of a sync's records and keeps it. Safe at any time, in any order, however often. */
export async function settleSync(context: LaneContext, sync: SentSync): Promise<LaneSignal> {
  const { store } = context.ports;
  try {
    const { news, headline } = await hear(context, sync);
    const open = sync.items.filter((item) => !isSettled(item.state));
    const trouble = headline && troubleIn(headline);
    if (trouble && !news.some((entry) => entry.state === 'synced')) {
      // Nothing of it was written, for a reason that is none of the records': they go again when it is over.
      // Not where they were meant for books that the company has left.
      const mayAgain =
        trouble === 'again' ? sync.renewals < mostByItself : sync.connectionId === context.connection?.id;
      if (mayAgain) {
        const ids = open.map((item) => item.expenseId);
        const atOnce = trouble !== 'again' && sync.renewals === 0;
        const again = { afterSeconds: atOnce ? 0 : backoffSeconds(sync.renewals + 1, context.ports.random()) };
        await store.resendSeparately(sync, { payload: sync.payload, payloadSha256: sync.payloadSha256 }, ids, again);
        return trouble === 'again' ? noSignal : await wait(context, sync, trouble);
      }
    }
    const { settled, synced } = await store.saveOutcomes(sync, withCauses(context, news));
    if (!settled && sync.overdue) await store.markUnknown(sync);
    return synced > 0 ? written : noSignal;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn({ syncId: sync.id, failure: error.failure.kind }, 'could not ask after a sync');
    await store.reschedulePoll(sync);
    return signalForFailure(error.failure) ?? noSignal;
  }
}

/**
 * The records' own outcomes. Where nothing was written, or the sync ended before it came to some, its headline is
 * heard too; it speaks for those left over.
 */
async function hear(
  { ports, lane, codatCompanyId, stop }: LaneContext,
  sync: SentSync,
): Promise<{ news: readonly ItemUpdate[]; headline: SyncStatus | null }> {
  const channel = ports.openChannel(lane, sync.id, stop);
  const codatSyncId = sync.codatSyncId ?? '';
  const said = await readOutcomes(codatCompanyId, codatSyncId, channel);
  if (sync.items.every((item) => isSaid(said, item)) && said.some((entry) => entry.state === 'synced'))
    return { news: said, headline: null };
  const headline = await readSyncStatus(codatCompanyId, codatSyncId, channel);
  if (!headline.failed) return { news: said, headline };
  // It may have ended since its records were read: only now they are as they stay.
  const ended = (await readOutcomes(codatCompanyId, codatSyncId, channel)).filter((entry) => isSettled(entry.state));
  const left = sync.items.filter((item) => !isSaid(ended, item));
  const unsaid = left.map(({ expenseId }) => ({ expenseId, state: 'failed' as const, message: headline.message }));
  return { news: [...ended, ...unsaid], headline };
}

const isSaid = (news: readonly ItemUpdate[], { expenseId }: { readonly expenseId: string }): boolean =>
  news.some((entry) => entry.expenseId === expenseId && isSettled(entry.state));

/**
 * What a failed sync's code says of more than its records (Codat, "Sync expenses"): 4000, 4040 and 4220 the
 * connections, 4260 the package's subscription, 5000 Codat itself.
 */
function troubleIn({ code }: SyncStatus): 'connection' | 'package' | 'again' | null {
  if (code === 4000 || code === 4040 || code === 4220) return 'connection';
  if (code === 4260) return 'package';
  return code === 5000 ? 'again' : null;
}

async function wait(
  { ports, lane, connection }: LaneContext,
  { renewals }: SentSync,
  because: Extract<PauseReason, 'connection' | 'package'>,
): Promise<LaneSignal> {
  if (because === 'connection' && connection) {
    // Linked again meanwhile: then there is nothing to wait for, unless Codat goes on saying so.
    const status = await ports.checkConnection(lane.companyId, connection.codatConnectionId);
    if (status === 'linked' && renewals < mostByItself) return noSignal;
  }
  return { kind: 'wait', because, seconds: probeAfterSeconds[because] };
}
