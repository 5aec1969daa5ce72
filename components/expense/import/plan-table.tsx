'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { FilterButton } from '@/components/ui/action/filter-button';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import type { Tone } from '@/components/ui/display/tone';
import { State } from '@/components/ui/feedback/state';
import { Checkbox } from '@/components/ui/form/checkbox';
import type { ImportPlan, PlannedRow } from '@/lib/domain/import/plan';
import { refusedFile } from './refused-file';

type Lines = ReadonlySet<number>;
type RowState = PlannedRow['state'];
const page = 100;

/** Every row of the file with what becomes of it; new and likely ones can be left out or taken in. */
export function PlanTable({
  plan,
  without,
  also,
  onWithout,
  onAlso,
  fileName,
}: {
  plan: ImportPlan;
  without: Lines;
  also: Lines;
  onWithout: (lines: Lines) => void;
  onAlso: (lines: Lines) => void;
  fileName: string;
}) {
  const [only, setOnly] = useState<RowState>();
  const [shown, setShown] = useState(page);
  const rows = plan.rows.filter((row) => only === undefined || row.state === only);
  const refused = plan.rows.filter((row) => row.state === 'cannot');
  const toggle = ({ state, line }: PlannedRow, on: boolean) => {
    const [lines, keep] = state === 'new' ? ([without, onWithout] as const) : ([also, onAlso] as const);
    const changed = new Set(lines);
    if (on === (state === 'new')) changed.delete(line);
    else changed.add(line);
    keep(changed);
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-1.5 px-3.5 pb-3">
        <FilterButton label="All" count={plan.rows.length} on={only === undefined} onPress={() => setOnly(undefined)} />
        {states.map(({ state, label }) => {
          const count = plan.rows.filter((row) => row.state === state).length;
          return count === 0 ? null : (
            <FilterButton
              key={state}
              label={label}
              count={count}
              on={only === state}
              onPress={() => {
                setOnly(state);
                setShown(page);
              }}
            />
          );
        })}
        {refused.length > 0 && (
          <Button size="sm" onClick={() => void refusedFile(plan.header, refused, fileName)}>
            Download the refused rows
          </Button>
        )}
      </div>
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
          {rows.slice(0, shown).map((row) => (
            <Row
              key={row.line}
              row={row}
              checked={row.state === 'new' ? !without.has(row.line) : also.has(row.line)}
              onToggle={(on) => toggle(row, on)}
            />
          ))}
        </Tbody>
      </Table>
      {rows.length > shown && (
        <div className="px-3.5 py-3">
          <Button size="sm" onClick={() => setShown(shown + 500)}>
            Show more: {(rows.length - shown).toLocaleString()} are left
          </Button>
        </div>
      )}
    </>
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

const states: readonly [StateWords, ...StateWords[]] = [
  { state: 'new', tone: 'good', label: 'New' },
  { state: 'likely', tone: 'warn', label: 'Likely duplicate' },
  { state: 'there', tone: 'quiet', label: 'Already there' },
  { state: 'cannot', tone: 'bad', label: 'Cannot' },
];
type StateWords = { readonly state: RowState; readonly tone: Tone; readonly label: string };
