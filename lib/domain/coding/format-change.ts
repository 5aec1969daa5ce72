import { formatDay, isDay } from '@/lib/domain/day';
import { formatDecimal } from '@/lib/domain/number';

/**
 * Formats a stored value of a change as the locale writes it. The audit log stores an amount as "1234.50 EUR", a day as
 * "2026-11-13" and an exchange rate as "0.8361". Every other value is text.
 */
export function formatChangedValue(field: string, value: string, locale: string): string {
  if (field === 'Date') return isDay(value) ? formatDay(value, locale) : value;
  if (field !== 'Exchange rate' && !/^(Part \d+, a|A)mount$/.test(field)) return value;
  return value.replace(/^-?\d+(\.\d+)?(?=$| )/, (digits) => formatDecimal(digits, locale));
}
