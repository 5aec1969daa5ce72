'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { staffMay } from '@/lib/auth/permissions';
import { enqueueBankLines } from '@/lib/data/bank-line/holding';
import { findFailedLine } from '@/lib/data/support/failed-lines';
import { failuresOfCause, findFailure } from '@/lib/data/support/failures';
import { Refusal } from '@/lib/domain/refusal';
import { summariseSync } from '@/lib/domain/sync/sync-summary';
import { requestSync } from '@/lib/workflows/sync/request';
import { staffAction } from './wrapper';

/**
 * Retries a failed movement of a customer, coded by the current mapping. The customer's history shows which member of
 * the support staff did it.
 */
export const retryFailure = staffAction('retry', z.object({ id: z.uuid() }), async (staff, { id }) => {
  const failure = await findFailure(staff, id);
  if (!failure) throw new Refusal('This record is no longer there.');
  const { item } = failure;
  const scope = { companyId: item.companyId, userId: staff.userId };
  const { queuedCount, skipped } = await requestSync(scope, [item.expenseId], 'retry');
  revalidatePath('/support');
  if (queuedCount === 0) throw new Refusal(skipped[0]?.reason ?? 'It is no longer there.');
});

const sameCause = z.object({
  code: z.string().regex(/^[a-z-]{1,60}$/),
  causeId: z.uuid().optional(),
  companyId: z.uuid().optional(),
});

/**
 * Retries all expenses that failed with one cause, in one company or in all. Only a lead may retry in all. `code` is
 * the cause's code in the catalogue. Failures with the code `unknown` have nothing in common but their message, so
 * `causeId` selects those with one message.
 */
export const retryCause = staffAction('retry', sameCause, async (staff, { code, causeId, companyId }) => {
  if (!companyId && !staffMay(staff.staffRole, 'retry-everywhere'))
    throw new Refusal('Only a lead may retry in all companies. Retry company by company, or ask a lead.');
  const failures = await failuresOfCause(staff, { code, causeId: causeId ?? null, companyId });
  if (failures.size === 0) throw new Refusal('Nothing has failed with this cause any more.');
  const requests = [];
  for (const [id, expenseIds] of failures)
    requests.push(await requestSync({ companyId: id, userId: staff.userId }, expenseIds, 'retry'));
  revalidatePath('/support');
  return { ...summariseSync(requests), companies: failures.size };
});

/** Sends the refused bank lines of a customer's company again. The customer's history shows who did it. */
export const retryLines = staffAction('retry', z.object({ id: z.uuid() }), async (staff, { id }) => {
  const failed = await findFailedLine(staff, id);
  const [newest] = failed?.attempts ?? [];
  if (!failed || newest?.state !== 'failed') throw new Refusal('This line was sent again since. Nothing was sent.');
  await enqueueBankLines({ companyId: failed.line.companyId, userId: staff.userId });
  revalidatePath('/support/bank-lines');
});
