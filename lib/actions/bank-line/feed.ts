'use server';
import { z } from 'zod';
import { bankAccountIn } from '@/lib/data/bank-line/accounts';
import { sendCorrectingLine } from '@/lib/data/bank-line/correct';
import { enqueueBankLines } from '@/lib/data/bank-line/holding';
import { inScope } from '@/lib/data/db';
import { isDay } from '@/lib/domain/day';
import { readOtherFeed, startFeed, stopFeed } from '@/lib/workflows/bank-line/feed-setting';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';

const ref = z.string().min(1).max(200);

/** Starts sending the lines of a bank account to the package. */
export const startBankFeed = viewerAction(
  'map',
  z.object({
    ref,
    from: z.string().refine(isDay, { error: 'Enter a day.' }),
    otherIsOff: z.string().optional(),
  }),
  async (viewer, { ref, from, otherIsOff }) => {
    await startFeed(viewer, { ref, from, otherIsOff: otherIsOff === 'on' });
    refreshPages();
  },
);

export const stopBankFeed = viewerAction('map', z.object({ ref }), async (viewer, { ref }) => {
  await stopFeed(viewer, ref);
  refreshPages();
});

/** Reads the account again to see whether another feed posts there. */
export const checkOtherFeed = viewerAction('map', z.object({ ref }), async (viewer, { ref }) => {
  await readOtherFeed(viewer, ref);
  refreshPages();
});

/** Sends refused lines again, and those that were not sent yet. */
export const sendLinesAgain = viewerAction('sync', z.object({}), async (viewer) => {
  await enqueueBankLines(viewer);
  refreshPages();
});

const correction = z.object({ ref, movementId: z.uuid(), minor: z.string().regex(/^-?\d{1,18}$/) });

/** Sends a line that corrects the lines of a movement which changed after they were sent. */
export const correctLine = viewerAction('sync', correction, async (viewer, { ref, movementId, minor }) => {
  const { connection, account } = await inScope(viewer, (tx) => bankAccountIn(tx, viewer.companyId, ref));
  const key = { connectionId: connection.id, bankAccountRef: ref, currency: account.currency };
  await sendCorrectingLine(viewer, key, { movementId, shownMinor: BigInt(minor) });
  refreshPages();
});
