import { currencySymbol } from '@/lib/domain/currency';
import { formatDay } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';
import { type Bucket, bucketName, daysOfBucket } from '@/lib/domain/report/bucket';
import type { Column } from '@/lib/domain/report/cell';
import type { Period } from '@/lib/domain/report/period';
import { changeInPercent, type Report, type ReportRow } from '@/lib/domain/report/report';
import type { ChartBar } from './report-chart';
import type { ShownRow } from './report-table';
import type { TimeBar } from './time-chart';

export type ShownIn = {
  readonly currency: string;
  readonly locale: string;
  /** Whether the period before is compared. Otherwise the change is from the same period of last year. */
  readonly hasBefore: boolean;
};

type Figures = Report['total'] & {
  readonly key: string;
  readonly name: string;
  /** The days of a row over time in each period. */
  readonly days?: Bucket | undefined;
};

/** Returns a row or the total of a report as text. */
export function shownRow(row: Figures, { currency, locale, hasBefore }: ShownIn): ShownRow {
  const bare = (minor: bigint) => formatMoney({ minor, currency }, locale, { bare: true });
  const money = (minor: bigint) => formatMoney({ minor, currency }, locale);
  // A row over time can lack days in one of the periods.
  const figure = (column: Column) => (row.days && row.days[column] === null ? null : bare(row[column]));
  const left = row.budget === null ? null : row.budget - row.now;
  return {
    key: row.key,
    name: row.name,
    originals:
      row.originals.length > 0
        ? `incl. ${row.originals.map((amount) => formatMoney(amount, locale)).join(', ')}`
        : null,
    days: row.days ?? null,
    now: figure('now'),
    before: figure('before'),
    beforeDays: row.days?.before ? bucketName(row.days.before, locale) : null,
    lastYear: figure('lastYear'),
    change: row.days?.now === null ? null : changeText(changeInPercent(hasBefore ? row.before : row.lastYear, row.now)),
    budget: row.budget === null ? null : bare(row.budget),
    left: left === null ? null : left < 0n ? `Over by ${money(-left)}` : `${money(left)} left`,
    isOver: left !== null && left < 0n,
  };
}

const changeText = (percent: number | null): string =>
  percent === null ? '–' : `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)} %`;

/** A chart shows so many rows. */
const mostBars = 12;

/** Returns the bars of the rows with the largest spending. */
export function barsOf(rows: readonly ReportRow[], { currency, locale, hasBefore }: ShownIn): ChartBar[] {
  const shown = rows.filter(({ now }) => now > 0n).slice(0, mostBars);
  const before = (row: ReportRow) => (hasBefore ? row.before : row.lastYear);
  const shareOf = sharesOf(shown.flatMap((row) => [row.now, before(row)]));
  return shown.map((row) => ({
    key: row.key,
    label: row.name,
    text: formatMoney({ minor: row.now, currency }, locale),
    share: shareOf(row.now),
    compare: shareOf(before(row)),
  }));
}

/** Returns the columns of a chart over time: one for each bucket, also where nothing was spent. */
export function timeBarsOf(
  rows: readonly ReportRow[],
  buckets: readonly Bucket[],
  { currency, locale, hasBefore }: ShownIn,
): TimeBar[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const shareOf = sharesOf(
    rows.flatMap(({ now, before, lastYear, budget }) => [now, hasBefore ? before : 0n, lastYear, budget ?? 0n]),
  );
  return buckets.map((bucket, place) => {
    const row = byKey.get(String(place));
    const days = daysOfBucket(bucket);
    const money = (minor: bigint) => formatMoney({ minor, currency }, locale);
    const compared = [
      ...(row && hasBefore && bucket.before ? [`${bucketName(bucket.before, locale)}: ${money(row.before)}`] : []),
      ...(row && bucket.lastYear ? [`${bucketName(bucket.lastYear, locale)}: ${money(row.lastYear)}`] : []),
      ...(row && row.budget !== null ? [`Budget: ${money(row.budget)}`] : []),
    ];
    return {
      key: String(place),
      label: days ? bucketName(days, locale) : '',
      axis: days ? axisText(days, locale) : '',
      text: money(row?.now ?? 0n),
      compared,
      share: bucket.now ? shareOf(row?.now ?? 0n) : null,
      before: hasBefore && bucket.before ? shareOf(row?.before ?? 0n) : null,
      lastYear: bucket.lastYear ? shareOf(row?.lastYear ?? 0n) : null,
      budget: row?.budget == null ? null : shareOf(row.budget),
    };
  });
}

/** A short text for the axis: the whole month, or the first day. */
const axisText = (days: Period, locale: string): string => {
  const name = bucketName(days, locale);
  return name.includes('–') ? formatDay(days.from, locale) : name;
};

/** Returns a function from an amount to its percentage of the largest one. Negative amounts have no length. */
function sharesOf(amounts: readonly bigint[]): (minor: bigint) => number {
  const largest = amounts.reduce(max, 1n);
  return (minor) => Number((max(minor, 0n) * 1000n) / largest) / 10;
}

const max = (one: bigint, other: bigint): bigint => (one > other ? one : other);

type Described = { readonly label: string; readonly text: string; readonly share: number | null };

/** Describes a chart in words: its three largest values. */
export function describeBars(bars: readonly Described[], rows: number, currency: string, locale: string): string {
  const largest = [...bars].sort((one, other) => (other.share ?? 0) - (one.share ?? 0)).slice(0, 3);
  return `${rows === 1 ? '1 value' : `${rows} values`} in ${currencySymbol(currency, locale)}. ${
    largest.length > 1 ? 'The largest are ' : 'It is '
  }${largest.map(({ label, text }) => `${label}, ${text}`).join('; ')}. The table below has all figures.`;
}
