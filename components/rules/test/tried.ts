import { z } from 'zod';
import { isCurrency } from '@/lib/domain/currency';
import { parseRate } from '@/lib/domain/expense/rate';
import { expenseTypes } from '@/lib/domain/expense/type';
import type { Decimal } from '@/lib/domain/reading/amount';
import { parseAmount } from '@/lib/domain/reading/typed-amount';
import type { ExpenseFacts } from '@/lib/domain/rules/facts';
import { normaliseLine } from '@/lib/domain/text';
import type { TriedExpense } from './tester-form';

type Params = Readonly<Record<string, string | string[] | undefined>>;
type Problems = Readonly<Partial<Record<keyof TriedExpense, string>>>;

/** Returns the expense to test from the parameters of the URL, with default values for missing or invalid ones. */
export function triedIn(
  params: Params,
  viewer: { readonly userId: string; readonly baseCurrency: string },
): TriedExpense {
  const one = (name: string, longest = 200) => {
    const value = params[name];
    return normaliseLine(typeof value === 'string' ? value : '').slice(0, longest);
  };
  const id = (name: string) => (z.uuid().safeParse(one(name)).success ? one(name) : '');
  const currency = one('currency');
  return {
    merchant: one('merchant'),
    amount: one('amount', 50),
    currency: isCurrency(currency) ? currency : viewer.baseCurrency,
    rate: one('rate', 50),
    type: z.enum(expenseTypes).safeParse(one('type')).data ?? 'payment',
    cardId: id('cardId'),
    personId: id('personId') || viewer.userId,
    note: one('note', 1_000),
  };
}

export type ToTry = Omit<ExpenseFacts, 'base'> & { readonly rate: string | null };

/** Validates the form. Returns the expense to test, or its errors; neither when nothing is typed. */
export function readTried(
  tried: TriedExpense,
  baseCurrency: string,
  decimal?: Decimal,
): { readonly expense: ToTry | null; readonly problems: Problems } {
  if (tried.merchant === '' && tried.amount === '') return { expense: null, problems: {} };
  const { currency } = tried;
  const amount = parseAmount(tried.amount || '20', currency, decimal);
  const foreign = currency !== baseCurrency;
  const rate = foreign && tried.rate !== '' ? parseRate(tried.rate, currency, baseCurrency) : null;
  const problems: Problems = {
    ...(tried.merchant === '' && { merchant: 'Enter who was paid.' }),
    ...(!amount.ok && { amount: amount.reason }),
    ...(rate && !rate.ok && { rate: rate.reason }),
    ...(foreign && !rate && { rate: `Enter how much one ${currency} was in ${baseCurrency}, such as 0.8361.` }),
  };
  const type = z.enum(expenseTypes).safeParse(tried.type);
  if (Object.keys(problems).length > 0 || !amount.ok || !type.success) return { expense: null, problems };
  return {
    expense: {
      merchant: tried.merchant,
      amount: amount.money,
      rate: rate?.ok ? rate.rate : null,
      cardId: tried.cardId || null,
      spenderId: tried.personId,
      note: tried.note,
      type: type.data,
    },
    problems,
  };
}
