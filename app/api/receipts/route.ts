import { z } from 'zod';
import { maxReceiptBytes, receiptRefusals } from '@/lib/domain/receipt/receipt';
import { storeReceipt } from '@/lib/workflows/receipt/store';
import { receiveUpload } from '../upload';

const limits = { permission: 'record-expense', maxBytes: maxReceiptBytes, tooLarge: receiptRefusals.tooLarge } as const;

/** Stores one receipt file; `expense` attaches it to one. Responds with 201 and the receipt. */
export const POST = (request: Request): Promise<Response> =>
  receiveUpload(request, limits, async ({ viewer, form, name, content }) => {
    const expense = z.uuid().safeParse(form.get('expense'));
    const stored = await storeReceipt(viewer, { name, content, expenseId: expense.data ?? null });
    return Response.json(stored, { status: 201 });
  });
