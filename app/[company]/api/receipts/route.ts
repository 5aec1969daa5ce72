import { z } from 'zod';
import { findSameFile } from '@/lib/data/receipt/receipts';
import { dayAt } from '@/lib/domain/day';
import { maxReceiptBytes, receiptRefusals } from '@/lib/domain/receipt/receipt';
import { sameFileNotice } from '@/lib/domain/receipt/same-file';
import { storeReceipt } from '@/lib/workflows/receipt/store';
import { refuse } from '../responses';
import { receiveUpload } from '../upload';

const limits = { permission: 'record-expense', maxBytes: maxReceiptBytes, tooLarge: receiptRefusals.tooLarge } as const;

/**
 * Stores one receipt file and responds with 201 and the receipt. If the form field `expense` holds an expense's id,
 * attaches the receipt to it. An invalid id is ignored. `notice` says that the same file was uploaded before.
 */
export const POST = (request: Request, context: RouteContext<'/[company]/api/receipts'>): Promise<Response> =>
  receiveUpload(request, context, limits, async ({ viewer, form, name, content }) => {
    const expense = z.uuid().safeParse(form.get('expense'));
    const expenseId = expense.data ?? null;
    const stored = await storeReceipt(viewer, { name, content, expenseId, signal: request.signal }).catch(
      (error: unknown) => {
        if (request.signal.aborted) return null;
        throw error;
      },
    );
    // The person pressed Stop or closed the page, so nobody reads this response.
    if (!stored) return refuse(499, 'The upload was stopped.');
    const same = await findSameFile(viewer, stored);
    const today = dayAt(new Date(), viewer.timeZone);
    return Response.json(
      { ...stored, notice: same && sameFileNotice(same, expenseId, viewer, today) },
      { status: 201 },
    );
  });
