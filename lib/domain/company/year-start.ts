import { type Day, monthName } from '@/lib/domain/day';

/**
 * The month and day on which the tax year of a country begins, where it is not 1 January. Sources: the United Kingdom's
 * Income Tax Act 2007 s. 4 (6 April), the Australian Income Tax Assessment Act 1997 s. 4-10 (1 July), New Zealand's Income Tax
 * Act 2007 s. YA 1 (1 April), India's Income-tax Act s. 3 (1 April), South Africa's Income Tax Act s. 1 (1 March), Hong Kong's
 * Inland Revenue Ordinance s. 2 (1 April), Pakistan and Bangladesh (1 July).
 */
const taxYears: Readonly<Record<string, string>> = {
  GB: '04-06',
  AU: '07-01',
  NZ: '04-01',
  IN: '04-01',
  ZA: '03-01',
  HK: '04-01',
  PK: '07-01',
  BD: '07-01',
};

/** Returns the month and day on which the tax year of a country begins: 'MM-DD'. `country` is an ISO 3166 code. */
export const taxYearStart = (country: string): string => taxYears[country] ?? '01-01';

/** Returns the month and day on which the financial year of a company begins. By default, it is the tax year of its country. */
export const yearStartOf = ({
  country,
  yearStart,
}: {
  readonly country: string;
  readonly yearStart?: string | null;
}): string => yearStart ?? taxYearStart(country);

/** Returns the first day of the year that a day belongs to, when years begin on `start` ('MM-DD'). */
export const startOfYear = (day: Day, start: string): Day =>
  `${String(Number(day.slice(0, 4)) - (day.slice(5) < start ? 1 : 0)).padStart(4, '0')}-${start}`;

/** The value of the form that leaves the financial year to the country. */
export const asTaxYear = 'tax-year';

/** The days on which a financial year can begin, as 'MM-DD'. Every year has them. */
const starts = Array.from({ length: 12 * 28 }, (_, index) =>
  [Math.floor(index / 28) + 1, (index % 28) + 1].map((part) => String(part).padStart(2, '0')).join('-'),
);

/** Returns the choices of the first day of the financial year. */
export const yearStartOptions = (): readonly { readonly value: string; readonly label: string }[] => [
  { value: asTaxYear, label: 'As the tax year of the country' },
  ...starts.map((value) => ({ value, label: yearStartName(value) })),
];

/** Names a first day of the year: "6 April". */
export const yearStartName = (start: string): string =>
  `${Number(start.slice(3))} ${monthName(`2000-${start.slice(0, 2)}`)}`;

/** Whether a text is the month and day of such a day. */
export const isYearStart = (text: string): boolean => starts.includes(text);
