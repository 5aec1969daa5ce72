import { readHeadline, readOutcomes } from '@/lib/codat/syncs';
import { companySettings } from '@/lib/data/companies';
import { currentConnection } from '@/lib/data/connections';
import type { Scope } from '@/lib/data/db';
import { keepNews, keepUnknown, type OpenSync, type SettledNews, syncBy } from '@/lib/data/syncs';
import { fingerprintOf } from '@/lib/domain/causes/diagnose';
import { type ItemNews, isSettled, sweepMinutes } from '@/lib/domain/sync';
import { recorderFor } from './recorder';

const askAgainMinutes = 30;

/** Asks Codat what became of a sync's records and keeps it. Safe at any time, in any order, however often. */
export async function settleSync({ companyId, syncId }: { companyId: string; syncId: string }): Promise<void> {
  const scope = { companyId, role: 'worker' };
  const sync = await syncBy(scope, { id: syncId });
  const { codatCompanyId } = await companySettings(scope);
  if (!sync?.codatSyncId || sync.settledAt || !codatCompanyId) return;
  const news = await newsOf(sync, codatCompanyId);
  const { settled } = await keepNews(scope, syncId, await withCauses(scope, news));
  if (!settled && isOverdue(sync)) await keepUnknown(scope, syncId, askAgainMinutes * 60);
}

/** The records' own outcomes; where the sync failed before it came to them, its headline speaks for those left over. */
async function newsOf(sync: OpenSync, codatCompanyId: string): Promise<ItemNews[]> {
  const record = recorderFor(sync.companyId, sync.id);
  const codatSyncId = sync.codatSyncId ?? '';
  const news = await readOutcomes(codatCompanyId, codatSyncId, record);
  const open = sync.items.filter(
    (item) => !news.some((entry) => entry.expenseId === item.expenseId && isSettled(entry.state)),
  );
  if (open.length === 0) return news;
  const headline = await readHeadline(codatCompanyId, codatSyncId, record);
  if (!headline.failed) return news;
  return [
    ...news.filter((entry) => isSettled(entry.state)),
    ...open.map((item) => ({ expenseId: item.expenseId, state: 'failed' as const, message: headline.message })),
  ];
}

const isOverdue = (sync: OpenSync) =>
  sync.sentAt !== null && Date.now() - sync.sentAt.getTime() >= (sweepMinutes.at(-1) ?? 0) * 60_000 - 5_000;

/** Gives each failure its cause, which is counted across companies. */
export async function withCauses(
  scope: Scope & { companyId: string },
  news: readonly ItemNews[],
): Promise<SettledNews[]> {
  const connection = news.some((entry) => entry.state === 'failed') ? await currentConnection(scope) : null;
  const key = connection?.package ?? 'none';
  return news.map((entry) => ({
    ...entry,
    cause: entry.state === 'failed' ? { package: key, ...fingerprintOf(key, entry.message) } : null,
  }));
}
