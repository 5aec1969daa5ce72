import { type AmountReading, readAmount } from '@/lib/domain/reading/amount';
import { exponentOf } from '../../currency';
import { splitUnit, type TitleUnit } from '../titles/unit-in-title';
import { columnName, type Layout } from './layout';

/** Reads the amount in a column, in the unit that its title names: “Amount (pence)” holds whole pence. */
export function readMoney(text: string, at: number, currency: string, layout: Layout): AmountReading {
  const read = readAmount(text, { currency, decimal: layout.decimal });
  const unit = unitOf(layout, at);
  if (!read.ok || unit === null) return read;
  const title = `The title ${columnName(layout, at)} says that the amounts are in`;
  if (unit === 'thousand') return { ok: false, reason: `${title} thousands or millions, so they are not exact.` };
  const divisor = 10n ** BigInt(exponentOf(read.money.currency));
  if (/[.,]\d{1,2}\D*$/.test(text) || read.money.minor % divisor !== 0n)
    return {
      ok: false,
      reason: `${title} the smallest unit of the currency, and “${text.slice(0, 40)}” has decimals.`,
    };
  return { ...read, money: { ...read.money, minor: read.money.minor / divisor } };
}

const known = new WeakMap<Layout, Map<number, TitleUnit>>();

function unitOf(layout: Layout, at: number): TitleUnit {
  const cached = known.get(layout) ?? new Map<number, TitleUnit>();
  known.set(layout, cached);
  const unit = cached.get(at) ?? splitUnit(layout.titles[at] ?? '').unit;
  cached.set(at, unit);
  return unit;
}
