import { z } from 'zod';
import { maxReceiptBytes, receiptRefusals } from '@/lib/domain/receipt/receipt';
import { storeReceipt } from '@/lib/workflows/receipt/store';
import { receiveUpload } from '../upload';

const limits = { permission: 'record-expense', maxBytes: maxReceiptBytes, tooLarge: receiptRefusals.tooLarge } as const;

/**
 * Stores one receipt file and responds with 201 and the receipt. If the form field `expense` holds an expense's id,
 * attaches the receipt to it. An invalid id is ignored.
 */
export const POST = (request: Request, context: RouteContext<'/[company]/api/receipts'>): Promise<Response> =>
  receiveUpload(request, context, limits, async ({ viewer, form, name, content }) => {
    const expense = z.uuid().safeParse(form.get('expense'));
    const stored = await storeReceipt(viewer, { name, content, expenseId: expense.data ?? null });
    return Response.json(stored, { status: 201 });
  });
