import { isCurrency } from '@/lib/domain/currency';
import type { Day } from '@/lib/domain/day';
import { type Money, money } from '@/lib/domain/money';
import { readSwiftAmount } from '../decimal';
import { shortDay } from './short-day';

export type BalanceField = { readonly day: Day | null; readonly money: Money };

/** Reads a balance, as C261124EUR1124,58: negative for D. Null when the text is not a balance. */
export function readBalance(text: string): BalanceField | null {
  const [, mark = '', date = '', code = '', amount = ''] =
    /^([CD])\s?(\d{6}|\d{8})\s?([A-Z]{3})\s?([\d.,]+)\s*$/.exec(text.trim()) ?? [];
  if (!isCurrency(code)) return null;
  const reading = readSwiftAmount(amount, code);
  if (!reading.ok) return null;
  return { day: shortDay(date), money: mark === 'D' ? money(-reading.money.minor, code) : reading.money };
}
