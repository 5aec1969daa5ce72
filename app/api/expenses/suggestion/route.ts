import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { may } from '@/lib/auth/permissions';
import { currentViewer } from '@/lib/auth/viewer';
import { suggestCoding } from '@/lib/data/coding/suggestion';
import { isCurrency } from '@/lib/domain/currency';
import { expenseLimits } from '@/lib/domain/expense/expense';
import { parseRate } from '@/lib/domain/expense/rate';
import { expenseTypes } from '@/lib/domain/expense/type';
import { parseAmount } from '@/lib/domain/money';
import { normaliseLine } from '@/lib/domain/text';

const asked = z.object({
  merchant: z.string().transform(normaliseLine).pipe(z.string().min(1).max(expenseLimits.merchant)),
  amount: z.string().max(50).default(''),
  currency: z.string().refine(isCurrency),
  rate: z.string().max(50).default(''),
  cardId: z.uuid().nullable().catch(null),
  note: z.string().max(expenseLimits.note).default(''),
  type: z.enum(expenseTypes).catch('payment'),
});

/** What an expense that is being typed would be coded as: `{categoryId, words}`, both null when nothing is known. */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return Response.json({ message: 'You were signed out. Sign in and try again.' }, { status: 401 });
  if (!may(viewer.role, 'record-expense')) return new Response(null, { status: 404 });
  const read = asked.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!read.success) return answer({ categoryId: null, words: null });
  const { amount: typed, rate: typedRate, currency, ...facts } = read.data;
  const amount = parseAmount(typed, currency);
  const rate = parseRate(typedRate, currency, viewer.baseCurrency);
  return answer(
    await suggestCoding(viewer, {
      ...facts,
      // Nothing typed yet is no amount: what asks for one does not fit.
      amount: amount.ok ? amount.money : { minor: 0n, currency },
      rate: currency !== viewer.baseCurrency && rate.ok ? rate.rate : null,
    }),
  );
}

const answer = (body: { categoryId: string | null; words: string | null }) =>
  Response.json(body, { headers: { 'cache-control': 'private, no-store' } });
