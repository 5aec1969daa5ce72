'use server';
import { z } from 'zod';
import { linkRefund as link, unlinkRefund as unlink } from '@/lib/data/expense/refund/links';
import { refreshPages } from './refresh-pages';
import { viewerAction } from './wrapper';

/** Links a refund to the payment of which it returns money. */
export const linkRefund = viewerAction(
  'record-expense',
  z.object({ id: z.uuid(), payment: z.uuid() }),
  async (viewer, { id, payment }) => {
    await link(viewer, id, payment);
    refreshPages();
  },
);

/** Removes the link of a refund to its payment. */
export const unlinkRefund = viewerAction('record-expense', z.object({ id: z.uuid() }), async (viewer, { id }) => {
  await unlink(viewer, id);
  refreshPages();
});
