'use client';

import { addressIn } from '@/components/page/address';
import { type Columns, toRows } from '@/components/page/columns';
import { useShownPage } from '@/components/page/shown-page';
import { Table, Tbody, Th, Thead } from '@/components/ui/display/table';
import { drillAddress } from '@/lib/domain/report/address';
import type { Dimension } from '@/lib/domain/report/dimension';
import type { Period } from '@/lib/domain/report/period';

/** A row as it is shown. A figure that the report does not have is null. */
export type ShownRow = {
  readonly key: string;
  readonly name: string;
  /** The amounts in other currencies: "incl. €320.00". */
  readonly originals: string | null;
  readonly now: string;
  readonly before: string | null;
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
  readonly lastYear: Period | null;
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
    lastYear: periods.lastYear !== null,
    budget: total.budget !== null,
  };
  return (
    <Table caption={caption} className="report-table">
      <Thead>
        <Th>{head}</Th>
        <Th numeric>{heads.now}</Th>
        {has.before && <Th numeric>{heads.before}</Th>}
        {has.lastYear && <Th numeric>{heads.lastYear}</Th>}
        {(has.before || has.lastYear) && <Th numeric>Change</Th>}
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
  const figure = (text: string | null, period: Period | null, label?: string) =>
    period && (
      <td className="amount" data-label={label}>
        {text !== null && <a href={addressIn(base, drillAddress(by, isTotal ? null : row.key, period))}>{text}</a>}
      </td>
    );
  return (
    <tr className={isTotal ? 'report-total' : undefined}>
      <th scope="row">
        <bdi>{row.name}</bdi>
        {row.originals && <small>{row.originals}</small>}
      </th>
      {figure(row.now, periods.now)}
      {figure(row.before, periods.before, heads.before)}
      {figure(row.lastYear, periods.lastYear, heads.lastYear)}
      {(periods.before || periods.lastYear) && (
        <td className="amount" data-label="Change">
          {row.change}
        </td>
      )}
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
