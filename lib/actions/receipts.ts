'use server';
import { z } from 'zod';
import { sendReceiptAgain } from '@/lib/data/receipt/deliveries';
import { removeReceipt } from '@/lib/data/receipt/receipts';
import { refreshPages } from './refresh-pages';
import { viewerAction } from './wrapper';

const input = z.object({ id: z.uuid() });

export const detachReceipt = viewerAction('record-expense', input, async (viewer, { id }) => {
  await removeReceipt(viewer, id);
  refreshPages();
});

/** Delivers a receipt to the books again, after its delivery failed or its outcome was unconfirmed. */
export const redeliverReceipt = viewerAction('sync', input, async (viewer, { id }) => {
  await sendReceiptAgain(viewer, id);
  refreshPages();
});
