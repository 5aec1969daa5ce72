'use client';

import { Button } from '@/components/ui/action/button';
import { StateFilter, type StateLabel } from '@/components/ui/display/state-filter';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { State } from '@/components/ui/feedback/state';
import { Checkbox } from '@/components/ui/form/checkbox';
import { withId } from '@/components/ui/form/use-id-set';
import type { ImportPlan, PlannedRow } from '@/lib/domain/import/plan';
import { downloadRefused } from './refused-file';

type Lines = ReadonlySet<number>;

/**
 * Every row of the file, with what importing it would do. A new row is imported unless its checkbox is cleared. A row
 * that was likely imported before is skipped unless its checkbox is ticked.
 */
export function PlanTable({
  plan,
  without,
  also,
  onWithout,
  onAlso,
  fileName,
}: {
  plan: ImportPlan;
  /** The line numbers of new rows that are not imported. */
  without: Lines;
  /** The line numbers of likely duplicates that are imported. */
  also: Lines;
  onWithout: (lines: Lines) => void;
  onAlso: (lines: Lines) => void;
  fileName: string;
}) {
  const refused = plan.rows.filter((row) => row.state === 'cannot');
  const toggle = ({ state, line }: PlannedRow, isImported: boolean) => {
    const [lines, onChange] = state === 'new' ? ([without, onWithout] as const) : ([also, onAlso] as const);
    onChange(withId(lines, line, isImported !== (state === 'new')));
  };
  return (
    <StateFilter
      rows={plan.rows}
      states={states}
      actions={
        refused.length > 0 && (
          <Button size="sm" onClick={() => void downloadRefused(plan.header, refused, fileName)}>
            Download the refused rows
          </Button>
        )
      }
    >
      {(shown) => (
        <Table caption="Rows of the file">
          <Thead>
            <Th>
              <span className="sr-only">Import</span>
            </Th>
            <Th>Line</Th>
            <Th>Paid to</Th>
            <Th>Date</Th>
            <Th>Category</Th>
            <Th>Result</Th>
            <Th numeric>Amount</Th>
          </Thead>
          <Tbody>
            {shown.map((row) => (
              <Row
                key={row.line}
                row={row}
                checked={row.state === 'new' ? !without.has(row.line) : also.has(row.line)}
                onToggle={(isImported) => toggle(row, isImported)}
              />
            ))}
          </Tbody>
        </Table>
      )}
    </StateFilter>
  );
}

function Row({ row, checked, onToggle }: { row: PlannedRow; checked: boolean; onToggle: (on: boolean) => void }) {
  const { tone, label } = states.find(({ state }) => state === row.state) ?? states[0];
  const choosable = row.state === 'new' || row.state === 'likely';
  return (
    <Tr>
      <Td card="select">
        {choosable && (
          <Checkbox
            label={`Import line ${row.line}`}
            hideLabel
            checked={checked}
            onChange={(event) => onToggle(event.target.checked)}
          />
        )}
      </Td>
      <Td label="Line" className="tabular text-faint">
        {row.line}
      </Td>
      <Td card="title">
        {row.merchant ? (
          <span dir="auto">{row.merchant}</span>
        ) : (
          <span className="text-faint">{row.cells?.join(' · ')}</span>
        )}
      </Td>
      <Td label="Date">{row.day}</Td>
      <Td label="Category">
        {row.state !== 'cannot' && (
          <CellText
            title={row.category ?? <span className="font-normal text-faint">None yet</span>}
            detail={[row.source, ...row.remarks].filter(Boolean).join(' · ')}
          />
        )}
      </Td>
      <Td card="below">
        <State tone={tone}>{label}</State>
        {row.reason && <span className="block text-sm text-soft">{row.reason}</span>}
      </Td>
      <Td card="value" numeric>
        {row.amount}
      </Td>
    </Tr>
  );
}

const states: readonly [StateLabel<PlannedRow['state']>, ...StateLabel<PlannedRow['state']>[]] = [
  { state: 'new', tone: 'good', label: 'New' },
  { state: 'likely', tone: 'warn', label: 'Likely duplicate' },
  { state: 'there', tone: 'quiet', label: 'Already imported' },
  { state: 'cannot', tone: 'bad', label: 'Not valid' },
];
