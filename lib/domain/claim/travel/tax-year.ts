import { addDays, type Day } from '@/lib/domain/day';

/**
 * The month and day on which the tax year of individuals begins, where it is not 1 January: GOV.UK, ATO, IRD New Zealand, SARS,
 * Income Tax Department of India.
 */
const starts: Readonly<Record<string, string>> = { GB: '04-06', AU: '07-01', NZ: '04-01', ZA: '03-01', IN: '04-01' };

/** Returns the first and the last day of the tax year in which a day is, for a country as its ISO 3166 code. */
export function taxYearOf(country: string, day: Day): { readonly from: Day; readonly to: Day } {
  const start = starts[country] ?? '01-01';
  const year = Number(day.slice(0, 4)) - (day.slice(5) < start ? 1 : 0);
  return { from: `${year}-${start}`, to: addDays(`${year + 1}-${start}`, -1) };
}
