'use client';

import { addressIn } from '@/components/page/address';
import { toRows } from '@/components/page/columns';
import { useShownPage } from '@/components/page/shown-page';
import { Table, Tbody, Th, Thead } from '@/components/ui/display/table';
import type { Checked, ShownRecord, ShownSkipped } from './checked-row';

/**
 * The checked expenses, each with the record that a sync would write, or with the reason why none would be written. A row
 * is plain HTML, and the classes of its cells are in the stylesheet (`check-rows`, `reason-rows`).
 */
export function PreflightTable({ checked }: { checked: Checked }) {
  const { base } = useShownPage();
  const title = ({ id, merchant, detail }: ShownRecord | ShownSkipped) => (
    <td>
      <a href={addressIn(base, `/expenses/${id}`)}>{merchant}</a>
      <small>{detail}</small>
    </td>
  );
  if (checked.kind === 'skipped') {
    return (
      <Table caption="Why each expense is not ready">
        <Thead>
          <Th>Expense</Th>
          <Th>Reason</Th>
          <Th numeric>Amount</Th>
        </Thead>
        <Tbody className="reason-rows">
          {toRows(checked.columns).map((row) => (
            <tr key={row.id}>
              {title(row)}
              <td>{row.reason}</td>
              <td>{row.amount}</td>
            </tr>
          ))}
        </Tbody>
      </Table>
    );
  }
  return (
    <Table caption="What will be written for each expense">
      <Thead>
        <Th>Expense</Th>
        <Th>To be written</Th>
        <Th hideBelow="lg">Paid from, supplier</Th>
        <Th numeric hideBelow="md">
          Net
        </Th>
        <Th numeric hideBelow="md">
          Tax
        </Th>
        <Th numeric>Total</Th>
      </Thead>
      <Tbody className="check-rows">
        {toRows(checked.columns).map((row) => (
          <tr key={row.id}>
            {title(row)}
            <RecordCells record={row} />
          </tr>
        ))}
      </Tbody>
    </Table>
  );
}

function RecordCells({ record }: { record: ShownRecord }) {
  const { accounts, coding, net, tax } = record;
  return (
    <>
      <td>
        {record.change && <b>Updates the record</b>}
        {accounts.map((account, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no id, and the order of the lines never changes
          <div key={line}>
            {account}
            {net[line] && (
              <small>
                {coding[line]}
                <span>{`: net ${net[line]}, tax ${tax[line]}`}</span>
              </small>
            )}
          </div>
        ))}
        {record.notes.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </td>
      <td>
        <span>
          {record.from}
          {record.supplier && <i>{record.supplier}</i>}
        </span>
      </td>
      <td>{amounts(net)}</td>
      <td>{amounts(tax)}</td>
      <td>
        {record.amount}
        {record.converted && <i>{record.converted}</i>}
        {record.rate && <i>{record.rate}</i>}
      </td>
    </>
  );
}

/** One amount is in the cell itself. The amounts of several lines are below each other. */
const amounts = (all: readonly string[]) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the order of the lines never changes
  all.length === 1 ? all[0] : all.map((amount, line) => <div key={line}>{amount}</div>);
