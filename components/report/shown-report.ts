import { currencySymbol } from '@/lib/domain/currency';
import { formatMoney } from '@/lib/domain/money';
import { changeInPercent, type Report, type ReportRow } from '@/lib/domain/report/report';
import type { ChartBar } from './report-chart';
import type { ShownRow } from './report-table';

export type ShownIn = {
  readonly currency: string;
  readonly locale: string;
  /** Whether the period before is compared. Otherwise the change is from the same period of last year. */
  readonly hasBefore: boolean;
};

type Figures = Report['total'] & { readonly key: string; readonly name: string };

/** Returns a row or the total of a report as text. */
export function shownRow(row: Figures, { currency, locale, hasBefore }: ShownIn): ShownRow {
  const bare = (minor: bigint) => formatMoney({ minor, currency }, locale, { bare: true });
  const money = (minor: bigint) => formatMoney({ minor, currency }, locale);
  const left = row.budget === null ? null : row.budget - row.now;
  return {
    key: row.key,
    name: row.name,
    originals:
      row.originals.length > 0
        ? `incl. ${row.originals.map((amount) => formatMoney(amount, locale)).join(', ')}`
        : null,
    now: bare(row.now),
    before: bare(row.before),
    lastYear: bare(row.lastYear),
    change: changeText(changeInPercent(hasBefore ? row.before : row.lastYear, row.now)),
    budget: row.budget === null ? null : bare(row.budget),
    left: left === null ? null : left < 0n ? `Over by ${money(-left)}` : `${money(left)} left`,
    isOver: left !== null && left < 0n,
  };
}

const changeText = (percent: number | null): string =>
  percent === null ? '–' : `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)} %`;

/** A chart shows so many rows; a chart over time shows all. */
const mostBars = 12;

/** Returns the bars of the rows with the largest spending, or of all rows over time. */
export function barsOf(
  rows: readonly ReportRow[],
  isOverTime: boolean,
  { currency, locale, hasBefore }: ShownIn,
): ChartBar[] {
  const shown = isOverTime ? rows : rows.filter(({ now }) => now > 0n).slice(0, mostBars);
  const before = (row: ReportRow) => (hasBefore ? row.before : row.lastYear);
  const largest = shown.reduce((most, row) => max(most, row.now, isOverTime ? 0n : before(row)), 1n);
  const share = (minor: bigint) => Number((max(minor, 0n) * 1000n) / largest) / 10;
  return shown.map((row) => ({
    key: row.key,
    label: row.name,
    text: formatMoney({ minor: row.now, currency }, locale),
    share: share(row.now),
    compare: isOverTime ? null : share(before(row)),
  }));
}

const max = (...amounts: readonly bigint[]): bigint => amounts.reduce((most, one) => (one > most ? one : most), 0n);

/** Describes a chart in words: its three largest values. */
export function describeBars(bars: readonly ChartBar[], rows: number, currency: string, locale: string): string {
  const largest = [...bars].sort((one, other) => other.share - one.share).slice(0, 3);
  return `${rows === 1 ? '1 value' : `${rows} values`} in ${currencySymbol(currency, locale)}. ${
    largest.length > 1 ? 'The largest are ' : 'It is '
  }${largest.map(({ label, text }) => `${label}, ${text}`).join('; ')}. The table below has all figures.`;
}
