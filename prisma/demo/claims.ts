import { submitClaim } from '@/lib/data/claim/decide';
import { addClaim, findExpense } from '@/lib/data/expense/expenses';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays } from '@/lib/domain/day';
import { expenseInput } from '@/lib/domain/expense/expense';
import { storeReceipt } from '@/lib/workflows/receipt/store';
import { demoId } from './people';
import { receiptPdf } from './receipt/receipt-pdf';
import type { Choices } from './spend';

/** Records what an employee paid with their own money: a taxi that waits for approval. Idempotent. */
export async function recordDemoClaim(employee: Viewer, { categories, today }: Choices): Promise<void> {
  const id = demoId(`${employee.companyId} claim`);
  if (await findExpense(employee, id)) return;
  const [merchant, day, amount, note] = ['V Cars Bristol', addDays(today, -6), '23.80', 'Taxi home after the festival'];
  const content = receiptPdf({ merchant, day, amount, currency: 'GBP', note, hasTax: false, layout: 'till' });
  const receipt = await storeReceipt(employee, { name: `${merchant}.pdf`, content, expenseId: null });
  const form = { id, type: 'payment', day, merchant, amount, currency: 'GBP', note, receiptIds: [receipt.id] };
  const categoryId = categories.get('Travel') ?? '';
  await addClaim(employee, expenseInput({ today, baseCurrency: employee.baseCurrency }).parse({ ...form, categoryId }));
  await submitClaim(employee, id);
}
