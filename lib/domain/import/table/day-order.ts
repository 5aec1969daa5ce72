import { dayOrderOf } from '@/lib/domain/locale';
import { type DayOrder, detectDayOrder, readDay } from '@/lib/domain/reading/day';
import { type MixedDays, mixedDays } from '@/lib/domain/reading/mixed-days';
import type { PlanContext } from '../file-plan';
import type { Question } from '../question';
import { oldestDay } from '../row/day';

export type FoundDayOrder = {
  readonly order: DayOrder;
  readonly mixed: MixedDays | null;
  readonly questions: readonly Question[];
  readonly notices: readonly string[];
};

/** Detects the order of day, month and year in the dates of a file. The order that a person chose is used as it is. */
export function readDayOrder(
  values: readonly string[],
  context: PlanContext,
  chosen: DayOrder | undefined,
): FoundDayOrder {
  if (chosen) return { order: chosen, mixed: null, questions: [], notices: [] };
  const { today, timeZone, locale } = context;
  const country = dayOrderOf(locale);
  const { order, alternatives } = detectDayOrder(values, { order: country, today, timeZone });
  const mixed = mixedDays(values);
  if (mixed) return { order, mixed, ...mixedQuestion(values, order, mixed) };
  const found = { values, order, country, isAhead: aheadIn(values, context) };
  const others = alternatives.filter((other) => isReading(found, other, context));
  if (others.length === 0) return { order, mixed, questions: [], notices: [] };
  return {
    order,
    mixed,
    questions: [questionOf(values, [order, ...others])],
    notices: [`${reasonOf(found, others)} They are read as ${orderNames[order]}: check one of them.`],
  };
}

type Found = {
  readonly values: readonly string[];
  readonly order: DayOrder;
  readonly country: DayOrder;
  /** Whether an order gives a day in the future. */
  readonly isAhead: (order: DayOrder) => boolean;
};

const aheadIn =
  (values: readonly string[], { today, timeZone }: PlanContext) =>
  (order: DayOrder): boolean =>
    values.some((value) => (readDay(value, { order, today, timeZone })?.day ?? today) > today);

/**
 * Whether the dates can be meant in an order. Days that cannot be imported are no reading: 17.11.26 with the year first
 * is in 2017. A day in the future only counts against an order that is not the country's, when the found order has none.
 * No country writes the month first with points, and where the year is not first, two figures never are the year.
 */
function isReading({ values, order, country, isAhead }: Found, other: DayOrder, context: PlanContext): boolean {
  const { today, timeZone } = context;
  if (other === 'ymd' && country !== 'ymd') return false;
  if (other === 'mdy' && values.some((value) => withPoints.test(value))) return false;
  if (isAhead(other) && other !== country && !isAhead(order)) return false;
  const dates = values.filter((value) => readDay(value, { order, today, timeZone }) !== null);
  return dates.every((value) => {
    const read = readDay(value, { order: other, today, timeZone });
    return read !== null && read.day >= oldestDay(today);
  });
}

const withPoints = /^\D*\d{1,2}\.\s?\d{1,2}\./;

const orderNames = { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' } as const;

function reasonOf({ order, country, isAhead }: Found, others: readonly DayOrder[]): string {
  if (isAhead(order)) return 'The dates can be read in two ways, and some are in the future in both.';
  if (others.includes(country) && isAhead(country))
    return `Read as ${orderNames[country]}, some dates are in the future.`;
  return 'The dates can be read in two ways.';
}

/** Asks about dates that contradict each other, and says what happens to those that can be read in two ways. */
function mixedQuestion(
  values: readonly string[],
  order: DayOrder,
  mixed: MixedDays,
): Pick<FoundDayOrder, 'questions' | 'notices'> {
  if (mixed === 'both ends')
    return {
      questions: [],
      notices: ['Some dates begin with the year and others end with it. Check one of each kind.'],
    };
  const other = order === 'mdy' ? 'dmy' : 'mdy';
  return {
    questions: [questionOf(values, [order, other])],
    notices: [
      mixed === 'both orders'
        ? 'Some dates have the day first, and others the month. Those that can be read in two ways are refused.'
        : 'A spreadsheet has converted some of the dates and may have exchanged their days and months. These are refused.',
    ],
  };
}

const questionOf = (values: readonly string[], options: readonly DayOrder[]): Question => ({
  about: 'order of day and month',
  options,
  blocks: false,
  samples: values.slice(0, 2),
});
