import { startOfYear, taxYearStart } from '@/lib/domain/company/year-start';
import { addDays, type Day } from '@/lib/domain/day';

/** Returns the first and the last day of the tax year in which a day is, for a country as its ISO 3166 code. */
export function taxYearOf(country: string, day: Day): { readonly from: Day; readonly to: Day } {
  const start = taxYearStart(country);
  const from = startOfYear(day, start);
  return { from, to: addDays(`${Number(from.slice(0, 4)) + 1}-${start}`, -1) };
}
