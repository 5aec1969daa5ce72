import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { likelyDuplicates } from '@/lib/data/expense/duplicates';
import { isCurrency } from '@/lib/domain/currency';
import { dayAt, formatDay, isDay } from '@/lib/domain/day';
import { expenseLimits } from '@/lib/domain/expense/expense';
import { expenseTypes } from '@/lib/domain/expense/type';
import { formatsOf } from '@/lib/domain/locale';
import { formatMoney } from '@/lib/domain/money';
import { parseAmount } from '@/lib/domain/reading/typed-amount';
import { requiredLine } from '@/lib/domain/required-line';
import { uncached } from '../../responses';
import { permittedViewer } from '../../upload';

const typedExpense = z.object({
  id: z.uuid(),
  merchant: requiredLine('Enter who was paid.', expenseLimits.merchant),
  amount: z.string().max(50),
  currency: z.string().refine(isCurrency),
  day: z.string().refine(isDay),
  cardId: z.uuid().nullable().catch(null),
  type: z.enum(expenseTypes).catch('payment'),
});

/**
 * Returns the expenses that an expense is likely the same as, while it is typed: `{found: [{id, words}]}`. The list is
 * empty until the merchant, the amount and the day are typed.
 */
export async function GET(
  request: NextRequest,
  context: RouteContext<'/[company]/api/expenses/duplicates'>,
): Promise<Response> {
  const viewer = await permittedViewer(request, context, 'record-expense');
  if (viewer instanceof Response) return viewer;
  const { locale } = viewer;
  const typed = typedExpense.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!typed.success) return Response.json({ found: [] }, uncached);
  const amount = parseAmount(typed.data.amount, typed.data.currency, formatsOf(locale).decimal);
  if (!amount.ok) return Response.json({ found: [] }, uncached);
  const found = await likelyDuplicates(viewer, { ...typed.data, amount: amount.money });
  const today = dayAt(new Date(), viewer.timeZone);
  return Response.json(
    {
      found: found.slice(0, 3).map((expense) => ({
        id: expense.id,
        words: [expense.merchant, formatMoney(expense.amount, locale), formatDay(expense.day, locale, today)].join(
          ', ',
        ),
      })),
    },
    uncached,
  );
}
