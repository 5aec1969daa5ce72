import { money, toDecimal } from '../../money';
import type { PlanContext } from '../file-plan';
import { plainCell } from '../row/cell';
import { dayOf } from '../row/day';
import type { Layout, Unplanned } from '../row/layout';
import { type BrokenBalance, brokenBalances } from '../sign/broken-balance';
import type { SourceRow, SourceTable } from '../source/source';
import { endNotices } from './end-balances';
import { balanceOf, type Directions } from './signs';

const mostNamed = 3;

/**
 * Says after which lines the running balance of a table does not fit its amounts, else whether its opening balance plus
 * its rows is the closing one. A row without a known amount, such as a pending one, is the start of what follows it.
 */
export function balanceNotices(
  table: SourceTable,
  directions: Directions,
  layout: Layout,
  context: PlanContext,
  problems: ReadonlyMap<SourceRow, Unplanned>,
): readonly string[] {
  const running = runningNotices(table.rows, directions, layout, context);
  const isWhole = table.refused.length === 0 && [...problems.values()].every(({ refused }) => !refused);
  return running.length > 0 ? running : endNotices(table.rows, directions, layout, isWhole);
}

function runningNotices(
  rows: readonly SourceRow[],
  { byLine }: Directions,
  layout: Layout,
  context: PlanContext,
): readonly string[] {
  if (layout.columns.balance === undefined || byLine.size === 0) return [];
  const currencies = new Set([...byLine.values()].map(({ amount }) => amount.currency));
  const [single] = currencies.size === 1 ? currencies : [];
  const broken = brokenBalances(
    rows.flatMap((row) => {
      const money = byLine.get(row.line);
      const currency = money?.amount.currency ?? single;
      if (!currency) return [];
      const balance = balanceOf(row.cells, layout, currency);
      // A line without a balance and an amount, such as a title, changes nothing.
      if (!money && balance === null) return [];
      const day = dayOf(row.cells, layout, context);
      return [
        {
          line: row.line,
          day: day.ok ? day.day : null,
          account: `${currency} ${plainCell(row.cells[layout.columns.card ?? -1])}`,
          minor: money ? (money.direction === 'in' ? money.amount.minor : -money.amount.minor) : null,
          balance,
        },
      ];
    }),
  );
  const more = broken.length - mostNamed;
  return [
    ...broken.slice(0, mostNamed).map(noticeOf),
    ...(more > 0 ? [`The balance breaks on ${more} more ${more === 1 ? 'line' : 'lines'}.`] : []),
  ];
}

function noticeOf({ account, after, line, before, expected, stated }: BrokenBalance): string {
  const currency = account.slice(0, 3);
  const written = (minor: bigint) => `${toDecimal(money(minor, currency))} ${currency}`;
  return (
    `The balance breaks after line ${after}: from ${written(before)} the amounts up to line ${line} lead to ` +
    `${written(expected)}, and the file states ${written(stated)}. The difference is ${written(stated - expected)}. ` +
    'A line is missing, or an amount is wrong.'
  );
}
