import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { lockCoding } from '@/lib/data/movement/coding-lock';
import { reprojectOpen } from '@/lib/data/movement/reproject';
import { announce, enqueue } from '@/lib/data/queue';
import { revokeLease } from '@/lib/data/sync/lease';
import { lockQueuedSyncs, withdrawQueued } from '@/lib/data/sync/withdraw';
import type { LinkFailure } from '@/lib/domain/books/link-outcome';
import { isReconnecting, linkProgress, nextLinkPollSeconds } from '@/lib/domain/books/link-progress';
import type { PackageKey } from '@/lib/domain/books/package';

/**
 * Saves a new connection in place of the one with the id `replaces`, and schedules the polls that find out when a person
 * has linked it. Withdraws the queued batches, which were frozen for the former books. If the company has another
 * connection by now, the database refuses (see `isTaken`), and nothing changes.
 */
export const startConnection = (
  scope: CompanyScope,
  connection: { codatConnectionId: string; package: PackageKey; linkUrl: string },
  { replaces }: { replaces: string | null },
): Promise<void> =>
  inScope(scope, async (tx) => {
    await lockCoding(tx, scope.companyId);
    if (replaces)
      await tx.connection.updateMany({
        where: { id: replaces, companyId: scope.companyId, removedAt: null },
        data: { removedAt: new Date() },
      });
    await revokeLease(tx, scope.companyId);
    const id = newId();
    const linkStartedAt = new Date();
    await tx.connection.create({
      data: { id, companyId: scope.companyId, status: 'pending', linkStartedAt, ...connection },
      select: { id: true },
    });
    await lockQueuedSyncs(tx, scope.companyId);
    await reprojectOpen(tx, scope.companyId);
    await withdrawQueued(tx, scope);
    await record(tx, scope, 'connection.started', connection.codatConnectionId, { package: connection.package });
    await scheduleLinkPoll(tx, scope.companyId, { id, linkStartedAt });
    await announce(tx, scope.companyId, ['connection']);
  });

/**
 * Saves that a person is sent to Codat again for this connection, and schedules new polls; the former ones end. Errors
 * of the connection up to `errorSeenAt` belong to earlier visits.
 */
export const restartLink = (
  scope: CompanyScope,
  id: string,
  { linkUrl, errorSeenAt }: { linkUrl: string; errorSeenAt: Date | null },
): Promise<void> =>
  inScope(scope, async (tx) => {
    const linkStartedAt = new Date();
    await tx.connection.updateMany({
      where: { id, companyId: scope.companyId, removedAt: null },
      data: { linkUrl, linkStartedAt, linkFailure: null, linkFailedAt: errorSeenAt },
    });
    await scheduleLinkPoll(tx, scope.companyId, { id, linkStartedAt });
    await announce(tx, scope.companyId, ['connection']);
  });

/** Saves that a visit to Codat failed, by the time of the error there. Does nothing if the error was seen before. */
export const saveLinkFailure = (
  scope: CompanyScope,
  id: string,
  { failure, at }: { failure: LinkFailure; at: Date },
): Promise<void> =>
  inScope(scope, async (tx) => {
    const { count } = await tx.connection.updateMany({
      where: {
        id,
        companyId: scope.companyId,
        removedAt: null,
        OR: [{ linkFailedAt: null }, { linkFailedAt: { lt: at } }],
      },
      data: { linkFailure: failure, linkFailedAt: at },
    });
    if (count > 0) await announce(tx, scope.companyId, ['connection']);
  });

/**
 * Requests a poll if the link of the company is not complete, because a person opened its page. Of several requests
 * within three seconds, the last one is carried out too: the person may have finished at Codat since the first.
 */
export async function pollUnlinked(
  { companyId }: CompanyScope,
  link: (Parameters<typeof linkProgress>[0] & { readonly id: string }) | null,
  now: Date,
): Promise<void> {
  if (!link || !(linkProgress(link, now) || isReconnecting(link, now))) return;
  await inScope({ companyId }, (tx) =>
    enqueue(
      tx,
      { name: 'poll-link', data: { companyId, connectionId: link.id } },
      { once: { key: link.id, seconds: 3, isLastKept: true } },
    ),
  );
}

/**
 * Schedules the next poll of a link. After a day it schedules none, and tells the open pages that the link has expired.
 */
export const continueLinkPolls = (
  scope: CompanyScope,
  link: { id: string; linkStartedAt: Date },
  poll: { number: number; now: Date; random: number },
): Promise<void> => inScope(scope, (tx) => scheduleLinkPoll(tx, scope.companyId, link, poll));

async function scheduleLinkPoll(
  tx: Tx,
  companyId: string,
  { id, linkStartedAt }: { id: string; linkStartedAt: Date },
  { number, now, random } = { number: 0, now: linkStartedAt, random: 0.5 },
): Promise<void> {
  const afterSeconds = nextLinkPollSeconds(linkStartedAt, now, random);
  if (afterSeconds === null) return announce(tx, companyId, ['connection']);
  const start = linkStartedAt.toISOString();
  await enqueue(
    tx,
    { name: 'poll-link', data: { companyId, connectionId: id, start, number: number + 1 } },
    // A poll that runs twice, because its worker was killed, schedules the next one once.
    { afterSeconds, once: { key: `${id} ${start} ${number + 1}`, seconds: 2 * 86_400 } },
  );
}
