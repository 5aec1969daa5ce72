import { z } from 'zod';
import { may } from '@/lib/auth/permissions';
import { sameOrigin } from '@/lib/auth/same-origin';
import { currentViewer } from '@/lib/auth/viewer';
import { maxReceiptBytes, receiptRefusals } from '@/lib/domain/receipt/receipt';
import { Refusal } from '@/lib/domain/refusal';
import { storeReceipt } from '@/lib/workflows/receipt/store';
import { readWhole } from '../read-whole';

// The form around the file: its boundaries, names and fields.
const overhead = 16 * 1024;

/**
 * Takes one receipt file: multipart, `file`, and `expense` when it belongs to one. Outside proxy.ts, which would cut a
 * large body short without a word. Answers 201 with the receipt, or 4xx with a message for the person.
 */
export async function POST(request: Request): Promise<Response> {
  if (!sameOrigin(request.headers)) return refuse(403, 'This upload did not come from an Outlay page.');
  const viewer = await currentViewer();
  if (!viewer) return refuse(401, 'You were signed out. Sign in and try again.');
  if (!may(viewer.role, 'record-expense')) return refuse(403, 'Your role does not allow this.');
  const body = await readWhole(request, maxReceiptBytes + overhead);
  if (body === 'too large') return refuse(413, receiptRefusals.tooLarge);
  const form = await new Response(body, { headers: { 'content-type': request.headers.get('content-type') ?? '' } })
    .formData()
    .catch(() => null);
  const file = form?.get('file');
  if (!(file instanceof File)) return refuse(400, 'No file arrived. Choose one and try again.');
  if (file.size > maxReceiptBytes) return refuse(413, receiptRefusals.tooLarge);
  const expense = z.uuid().safeParse(form?.get('expense'));
  try {
    const content = new Uint8Array(await file.arrayBuffer());
    const stored = await storeReceipt(viewer, { name: file.name, content, expenseId: expense.data ?? null });
    return Response.json(stored, { status: 201 });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse(422, error.message);
  }
}

const refuse = (status: number, message: string) => Response.json({ message }, { status });
