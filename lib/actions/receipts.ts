'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { sendReceiptAgain } from '@/lib/data/receipt/deliveries';
import { removeReceipt } from '@/lib/data/receipt/receipts';
import { viewerAction } from './wrapper';

const one = z.object({ id: z.uuid() });

export const detachReceipt = viewerAction('record-expense', one, async (viewer, { id }) => {
  await removeReceipt(viewer, id);
  revalidatePath('/expenses');
});

/** Sends a receipt again whose delivery was refused, or whose outcome a person has looked up in the books. */
export const redeliverReceipt = viewerAction('sync', one, async (viewer, { id }) => {
  await sendReceiptAgain(viewer, id);
  revalidatePath('/expenses');
});
