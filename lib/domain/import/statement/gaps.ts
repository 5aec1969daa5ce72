import { addDays, addMonths, type Day, formatDay, monthOf } from '@/lib/domain/day';
import { type Money, money, toDecimal } from '@/lib/domain/money';
import type { Span } from './statement';

/**
 * Returns a notice for each gap between statements of the same account: where one does not begin with the balance with
 * which the one before ends, where a number is left out, or, without balances, where days are. Statements that overlap
 * have no gap. Gaps between statements that were all imported before are not repeated.
 */
export const gapNotices = (spans: readonly Span[], locale?: string): readonly string[] =>
  gapsIn(spans, locale, () => true);

function gapsIn(
  spans: readonly Span[],
  locale = 'en-GB',
  isAsked: (earlier: Span, later: Span) => boolean,
): readonly string[] {
  return neighbours(spans).flatMap(([earlier, later]) => {
    const isOld = later.fileName !== null && earlier.fileName !== null;
    return isOld || !isAsked(earlier, later) ? [] : (gapBetween(earlier, later, locale) ?? []);
  });
}

/** A gap between statements, in words, with a month in which something is missing. */
export type MonthGap = { readonly month: string; readonly notice: string };

/** Returns the gaps between statements of the same account that were imported, once for each month in which days are missing. */
export const gapsByMonth = (spans: readonly Span[], locale = 'en-GB'): readonly MonthGap[] =>
  neighbours(spans).flatMap(([earlier, later]) => {
    const notice = gapBetween(earlier, later, locale);
    if (notice === null || earlier.until === null || later.from === null) return [];
    const first = hasDaysBetween(earlier, later) ? addDays(earlier.until, 1) : later.from;
    const last = hasDaysBetween(earlier, later) ? addDays(later.from, -1) : later.from;
    const months: MonthGap[] = [];
    for (let month = monthOf(first); month <= monthOf(last); month = addMonths(month, 1))
      months.push({ month, notice });
    return months;
  });

/** Returns the statements of each account in pairs that follow each other. What an earlier one covers is not asked again. */
function neighbours(spans: readonly Span[]): readonly (readonly [Span, Span])[] {
  const accounts = Map.groupBy(spans, ({ account, currency }) => JSON.stringify([account, currency]));
  return [...accounts.values()].flatMap((ofAccount) => {
    const pairs: (readonly [Span, Span])[] = [];
    let covered: Span | null = null;
    for (const span of ofAccount.toSorted(inTime)) {
      if (covered) pairs.push([covered, span]);
      if (!covered || (span.until ?? '') >= (covered.until ?? '')) covered = span;
    }
    return pairs;
  });
}

/** Returns the gaps between the statements of a file and those that were imported before. */
export const gapsBetweenFiles = (
  spans: readonly Span[],
  imported: readonly Span[],
  locale?: string,
): readonly string[] => gapsIn([...imported, ...spans], locale, (one, other) => one.fileName !== other.fileName);

const inTime = (one: Span, other: Span): number =>
  (one.from ?? '').localeCompare(other.from ?? '') ||
  (one.until ?? '').localeCompare(other.until ?? '') ||
  Number(one.firstNumber ?? 0) - Number(other.firstNumber ?? 0) ||
  (one.page ?? 0) - (other.page ?? 0) ||
  0;

/** Returns what is missing between two statements that follow each other; null when nothing is. */
function gapBetween(earlier: Span, later: Span, locale: string): string | null {
  const isAcrossFiles = earlier.fileName !== later.fileName;
  if (isAcrossFiles && (earlier.until === null || later.from === null)) return null;
  if (earlier.until !== null && later.from !== null && later.from < earlier.until) return null;
  const numbers = numbersBetween(earlier, later);
  const difference = differenceBetween(earlier, later);
  if (difference !== null && difference.minor === 0n && numbers === null) return null;
  // Some banks state the days of the first and the last movement, so days between them alone prove no gap.
  if (difference === null && earlier.closing !== null && later.implied?.minor === earlier.closing.minor) return null;
  if (difference === null && numbers === null && !hasDaysBetween(earlier, later)) return null;
  const subject = numbers ?? { text: 'A statement', verb: 'is' };
  return [
    `${subject.text} of ${later.account ?? 'the account'} ${subject.verb} missing: ${nameOf(earlier, earlier.lastNumber, 'one')} ends`,
    `${dayText(earlier.until, locale)}${withBalance(earlier.closing)}, and ${nameOf(later, later.firstNumber, 'the next')} begins`,
    `${dayText(later.from, locale)}${withBalance(later.opening)}. ${amountText(difference)}`,
    ' Import it too, or check that nothing is missing.',
  ].join('');
}

/** Returns what the missing movements add up to; null when a balance is missing. Zero also where the days overlap. */
function differenceBetween(earlier: Span, later: Span): Money | null {
  const { closing } = earlier;
  const { opening } = later;
  if (!closing || !opening) return null;
  const overlaps =
    earlier.until === later.from &&
    (later.onFirstDay.includes(closing.minor) || earlier.onLastDay.includes(opening.minor));
  return money(overlaps ? 0n : opening.minor - closing.minor, opening.currency);
}

function amountText(difference: Money | null): string {
  if (difference === null) return 'The files state no balances that show the amount between them.';
  return difference.minor === 0n
    ? 'The balances fit, so the movements between them add up to zero.'
    : `The movements between them add up to ${toDecimal(difference)} ${difference.currency}.`;
}

const hasDaysBetween = ({ until }: Span, { from }: Span): boolean =>
  until !== null && from !== null && from > addDays(until, 1);

/** Returns the numbers that are left out, as "Statement 98"; null when none is, or when they are days of the year. */
function numbersBetween(earlier: Span, later: Span): { readonly text: string; readonly verb: string } | null {
  const [before, after] = [numberOf(earlier.lastNumber), numberOf(later.firstNumber)];
  if (before === null || after === null || after <= before + 1 || after - before > mostMissing) return null;
  const [ended, began] = [earlier.until, later.from];
  if (ended?.slice(0, 4) !== began?.slice(0, 4)) return null;
  if (isDayNumber(before, ended) && isDayNumber(after, later.until)) return null;
  return after === before + 2
    ? { text: `Statement ${before + 1}`, verb: 'is' }
    : { text: `Statements ${before + 1} to ${after - 1}`, verb: 'are' };
}

const mostMissing = 400;
const numberOf = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;

/** Whether a bank numbers its statements by the day of the year, as 26331 for 27 November 2026. */
function isDayNumber(number: number, day: Day | null): boolean {
  if (day === null) return true;
  const dayOfYear = (Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000 + 1;
  return Math.abs((number % 1000) - dayOfYear) <= 1;
}

const nameOf = ({ fileName, page }: Span, number: string | null, without: string): string => {
  const name = number === null ? without : `${page === null ? '' : `page ${page} of `}statement ${number}`;
  if (fileName === null) return name;
  return number === null ? `the statement in ${fileName}` : `${name} in ${fileName}`;
};
const dayText = (day: Day | null, locale: string): string => (day === null ? '' : ` on ${formatDay(day, locale)}`);
const withBalance = (balance: Money | null): string =>
  balance === null ? '' : ` with ${toDecimal(balance)} ${balance.currency}`;
