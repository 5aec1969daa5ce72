import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { may } from '@/lib/auth/permissions';
import { suggestCoding } from '@/lib/data/coding/suggestion';
import { isCurrency } from '@/lib/domain/currency';
import { expenseLimits } from '@/lib/domain/expense/expense';
import { parseRate } from '@/lib/domain/expense/rate';
import { expenseTypes } from '@/lib/domain/expense/type';
import { formatsOf } from '@/lib/domain/locale';
import { parseAmount } from '@/lib/domain/reading/typed-amount';
import { normaliseLine } from '@/lib/domain/text';
import { uncached } from '../../responses';
import { permittedViewer } from '../../upload';

const expenseInput = z.object({
  merchant: z.string().transform(normaliseLine).pipe(z.string().min(1).max(expenseLimits.merchant)),
  amount: z.string().max(50).default(''),
  currency: z.string().refine(isCurrency),
  rate: z.string().max(50).default(''),
  cardId: z.uuid().nullable().catch(null),
  note: z.string().max(expenseLimits.note).default(''),
  type: z.enum(expenseTypes).catch('payment'),
});

/**
 * Returns the suggested coding of an expense while it is typed: `{categoryId, words}`. Both are null when there is no
 * suggestion.
 */
export async function GET(
  request: NextRequest,
  context: RouteContext<'/[company]/api/expenses/suggestion'>,
): Promise<Response> {
  const viewer = await permittedViewer(request, context);
  if (viewer instanceof Response) return viewer;
  if (!may(viewer.role, 'record-expense')) return new Response(null, { status: 404 });
  const input = expenseInput.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!input.success) return Response.json({ categoryId: null, words: null }, uncached);
  const { amount: typed, rate: typedRate, currency, ...facts } = input.data;
  const { decimal } = formatsOf(viewer.locale);
  const amount = parseAmount(typed, currency, decimal);
  const rate = parseRate(typedRate, currency, viewer.baseCurrency, decimal);
  const suggestion = await suggestCoding(viewer, {
    ...facts,
    // Until the typed amount is valid, it counts as 0. Rules with a condition on the amount do not match 0.
    amount: amount.ok ? amount.money : { minor: 0n, currency },
    rate: currency !== viewer.baseCurrency && rate.ok ? rate.rate : null,
  });
  return Response.json(suggestion, uncached);
}
