'use client';

import { addressIn } from '@/components/page/address';
import { type Columns, toRows } from '@/components/page/columns';
import { useShownPage } from '@/components/page/shown-page';
import { Table, Tbody, Th, Thead } from '@/components/ui/display/table';
import { drillAddress } from '@/lib/domain/report/address';
import type { Bucket } from '@/lib/domain/report/bucket';
import type { Column } from '@/lib/domain/report/cell';
import type { Dimension } from '@/lib/domain/report/dimension';
import type { Period } from '@/lib/domain/report/period';

/** A row as it is shown. A figure that the report does not have is null. */
export type ShownRow = {
  readonly key: string;
  readonly name: string;
  /** The amounts in other currencies: "incl. €320.00". */
  readonly originals: string | null;
  /** The days of a row over time in each period; null in other reports. */
  readonly days: Bucket | null;
  readonly now: string | null;
  readonly before: string | null;
  /** The days of the figure before, in words, where they are not those of the whole period. */
  readonly beforeDays: string | null;
  readonly lastYear: string | null;
  readonly change: string | null;
  readonly budget: string | null;
  /** "Over by £20.00" or "£80.00 left". */
  readonly left: string | null;
  readonly isOver: boolean;
};

export type ReportPeriods = {
  readonly now: Period;
  readonly before: Period | null;
  readonly lastYear: Period;
};

/** The figures of a report. Each figure links to the list of its expenses. The last row is the total. */
export function ReportTable({
  caption,
  by,
  head,
  heads,
  periods,
  rows,
  total,
}: {
  caption: string;
  by: Dimension;
  head: string;
  /** The heads of the three periods, in words. */
  heads: { readonly now: string; readonly before: string; readonly lastYear: string };
  periods: ReportPeriods;
  rows: Columns<ShownRow>;
  total: ShownRow;
}) {
  const shown = toRows(rows);
  const has = {
    before: periods.before !== null,
    budget: total.budget !== null,
  };
  return (
    <Table caption={caption} className="report-table">
      <Thead>
        <Th>{head}</Th>
        <Th numeric>{heads.now}</Th>
        {has.before && <Th numeric>{heads.before}</Th>}
        <Th numeric>{heads.lastYear}</Th>
        <Th numeric>Change</Th>
        {has.budget && <Th numeric>Budget</Th>}
        {has.budget && <Th>Against budget</Th>}
      </Thead>
      <Tbody className="report-rows">
        {shown.map((row) => (
          <Row key={row.key} by={by} row={row} heads={heads} periods={periods} hasBudget={has.budget} />
        ))}
        <Row by={by} row={total} heads={heads} periods={periods} hasBudget={has.budget} isTotal />
      </Tbody>
    </Table>
  );
}

function Row({
  by,
  row,
  heads,
  periods,
  hasBudget,
  isTotal = false,
}: {
  by: Dimension;
  row: ShownRow;
  heads: { readonly now: string; readonly before: string; readonly lastYear: string };
  periods: ReportPeriods;
  hasBudget: boolean;
  isTotal?: boolean;
}) {
  const { base } = useShownPage();
  const figure = (column: Column, label?: string, words: string | null = null) => {
    const { [column]: period } = periods;
    const days = row.days ? row.days[column] : period;
    return (
      period && (
        <td className="amount" data-label={label}>
          {row[column] !== null && days && (
            <a href={addressIn(base, drillAddress(by, isTotal ? null : row.key, days))}>{row[column]}</a>
          )}
          {words && <small>{words}</small>}
        </td>
      )
    );
  };
  return (
    <tr className={isTotal ? 'report-total' : undefined}>
      <th scope="row">
        <bdi>{row.name}</bdi>
        {row.originals && <small>{row.originals}</small>}
      </th>
      {figure('now')}
      {figure('before', heads.before, row.beforeDays)}
      {figure('lastYear', heads.lastYear)}
      <td className="amount" data-label="Change">
        {row.change}
      </td>
      {hasBudget && (
        <td className="amount" data-label="Budget">
          {row.budget}
        </td>
      )}
      {hasBudget && (
        <td data-label="Against budget">{row.left && <b className={row.isOver ? 'over' : 'within'}>{row.left}</b>}</td>
      )}
    </tr>
  );
}
