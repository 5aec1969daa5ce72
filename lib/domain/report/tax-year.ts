import type { Day } from '@/lib/domain/day';

/**
 * The month and day on which the tax year of a country begins, where it is not 1 January. Sources: the United Kingdom's
 * Income Tax Act 2007 s. 4 (6 April), the Australian Income Tax Assessment Act 1997 s. 4-10 (1 July), New Zealand's Income Tax
 * Act 2007 s. YA 1 (1 April), India's Income-tax Act s. 3 (1 April), South Africa's Income Tax Act s. 1 (1 March), Hong Kong's
 * Inland Revenue Ordinance s. 2 (1 April), Pakistan and Bangladesh (1 July).
 */
const starts: Readonly<Record<string, string>> = {
  GB: '04-06',
  AU: '07-01',
  NZ: '04-01',
  IN: '04-01',
  ZA: '03-01',
  HK: '04-01',
  PK: '07-01',
  BD: '07-01',
};

/** Returns the first day of the tax year that a day belongs to. `country` is an ISO 3166 code. */
export function startOfTaxYear(day: Day, country: string): Day {
  const start = starts[country] ?? '01-01';
  const year = Number(day.slice(0, 4)) - (day.slice(5) < start ? 1 : 0);
  return `${year}-${start}`;
}
