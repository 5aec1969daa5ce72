import { baseAmountProblem, expenseLimits } from '@/lib/domain/expense/expense';
import { formatDay } from '../day';
import { type Money, toDecimal } from '../money';
import { normaliseText, shorten } from '../text';
import { cardNamed } from './card-named';
import type { PlanContext, PlanRow, ReadSettings } from './file-plan';
import { oldestDay } from './row/day';
import { rateDoubt, readRate } from './row/rate';
import type { Movement } from './statement/statement';
import { categoryNamed, noCategory, partsOf, splitRemarks } from './statement-parts';

/** The expense that a movement becomes, or why it becomes none. */
export type Planned =
  | { readonly ok: true; readonly row: Pick<PlanRow, 'facts' | 'remarks' | 'needsRate'> }
  | { readonly ok: false; readonly refused: boolean; readonly reason: string };

/**
 * Returns the expense that a movement becomes: money out is a payment, and money in a refund. A transfer to another account
 * of the person is none.
 */
export function factsOf(
  movement: Movement,
  settings: ReadSettings,
  context: PlanContext,
): { readonly planned: Planned } {
  const { day, money, text, account } = movement;
  const { today, locale, baseCurrency, cards } = context;
  const no = (reason: string, refused = true): { readonly planned: Planned } => ({
    planned: { ok: false, refused, reason },
  });
  if (movement.transfer !== undefined) return no(transferReason(movement.transfer, money), false);
  if (day > today) return no(`The date is in the future: ${formatDay(day, locale)}.`);
  if (day < oldestDay(today)) return no(`The date is more than seven years ago: ${formatDay(day, locale)}.`);
  const isIn = money.minor > 0n;
  if (isIn && settings.moneyIn === 'skip') return no('Money that came in is left out.', false);
  const chosen = settings.rates[money.currency];
  const rate =
    money.currency === baseCurrency || chosen === undefined
      ? null
      : readRate(chosen, false, money.currency, baseCurrency);
  if (rate && !rate.ok) return no(`“${chosen}” is not a usable exchange rate. ${rate.reason}`);
  const amount = { ...money, minor: isIn ? money.minor : -money.minor };
  const parts = partsOf(movement, context.categories);
  const category = parts.length > 0 ? noCategory : categoryNamed(movement.category, context.categories);
  const facts = {
    type: isIn ? ('refund' as const) : ('payment' as const),
    day,
    merchant: shorten(text ?? 'Unknown payee', expenseLimits.merchant),
    amount,
    rate: rate?.rate ?? null,
    note: shorten(normaliseText(noteOf(movement)), expenseLimits.note),
    cardId: cardNamed(account ?? '', cards) ?? settings.cardId,
    categoryId: category.id,
    ...(parts.length > 0 && { parts }),
  };
  const needsRate = money.currency !== baseCurrency && facts.rate === null;
  const tooLarge = needsRate ? null : baseAmountProblem(facts, baseCurrency);
  if (tooLarge) return no(tooLarge);
  const doubt = rate ? rateDoubt(rate.rate, money.currency, baseCurrency) : null;
  const remarks = [...remarksOf(movement), ...[category.remark, doubt].filter((remark) => remark !== null)];
  return { planned: { ok: true, row: { facts, remarks, needsRate } } };
}

const written = ({ minor, currency }: Money): string =>
  `${toDecimal({ minor: minor < 0n ? -minor : minor, currency })} ${currency}`;

/** Adds the original amount to the note: the expense itself has the amount that moved the account. */
function noteOf({ note, original }: Movement): string {
  const rate = original?.rate ? `, rate ${original.rate}` : '';
  return [note, original ? `Original amount: ${written(original.money)}${rate}` : ''].filter(Boolean).join('\n');
}

const remarksOf = ({ remarks, text, money, fee, isReversal, original, splits }: Movement): readonly string[] => [
  ...remarks,
  ...(text === null ? ['The file names no payee.'] : []),
  ...(isReversal ? ['The bank marks it as a reversal of an earlier movement.'] : []),
  ...splitRemarks(splits, money),
  ...(fee ? [`The amount includes the fee of ${written(fee)}.`] : []),
  ...(original ? [`Paid in another currency: ${written(original.money)}.`] : []),
];

const transferReason = (to: string, { minor }: Money): string =>
  `It is a transfer ${minor < 0n ? 'to' : 'from'} your account “${to}”, not an expense.`;
