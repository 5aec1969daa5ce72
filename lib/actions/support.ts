'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { findFailure } from '@/lib/data/support';
import { Refusal } from '@/lib/domain/refusal';
import { requestSync } from '@/lib/workflows/request-sync';
import { staffAction } from './wrapper';

/** Sends a customer's failed expense again, coded as the mapping is now. Who did it is kept in the customer's history. */
export const retryFailure = staffAction('retry', z.object({ id: z.uuid() }), async (staff, { id }) => {
  const failure = await findFailure(staff, id);
  if (!failure) throw new Refusal('This record is no longer there.');
  const { item } = failure;
  const { going, staying } = await requestSync({ companyId: item.companyId, userId: staff.userId }, [item.expenseId]);
  revalidatePath('/support');
  if (going.length === 0) throw new Refusal(staying[0]?.why ?? 'This expense is no longer there.');
});
