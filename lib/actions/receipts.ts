'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { sendReceiptAgain } from '@/lib/data/receipt/deliveries';
import { removeReceipt } from '@/lib/data/receipt/receipts';
import { viewerAction } from './wrapper';

const input = z.object({ id: z.uuid() });

export const detachReceipt = viewerAction('record-expense', input, async (viewer, { id }) => {
  await removeReceipt(viewer, id);
  revalidatePath('/expenses');
});

/** Delivers a receipt to the books again, after its delivery failed or its outcome was unconfirmed. */
export const redeliverReceipt = viewerAction('sync', input, async (viewer, { id }) => {
  await sendReceiptAgain(viewer, id);
  revalidatePath('/expenses');
});
