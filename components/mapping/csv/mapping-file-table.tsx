'use client';

import { StateFilter, type StateLabel } from '@/components/ui/display/state-filter';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { State } from '@/components/ui/feedback/state';
import type { MappingFilePlan } from '@/lib/domain/mapping/csv/plan';

type Row = MappingFilePlan['rows'][number];

const states: readonly StateLabel<Row['state']>[] = [
  { state: 'changes', tone: 'info', label: 'Changes' },
  { state: 'cannot', tone: 'bad', label: 'Cannot be taken' },
  { state: 'stays', tone: 'quiet', label: 'Stays as it is' },
];

/** Every row of a mapping file, with what importing it would do. */
export function MappingFileTable({ rows }: { rows: readonly Row[] }) {
  return (
    <StateFilter rows={rows} states={states}>
      {(shown) => (
        <Table caption="The rows of the file">
          <Thead>
            <Th>Line</Th>
            <Th>Category</Th>
            <Th>Result</Th>
          </Thead>
          <Tbody>
            {shown.map((row) => (
              <FileRow key={row.line} row={row} />
            ))}
          </Tbody>
        </Table>
      )}
    </StateFilter>
  );
}

function FileRow({ row }: { row: Row }) {
  return (
    <Tr>
      <Td label="Line" className="tabular text-faint">
        {row.line}
      </Td>
      <Td card="title">
        {row.category}
        {row.currency && <span className="text-faint"> in {row.currency}</span>}
      </Td>
      <Td card="below">
        {states.map(
          ({ state, tone, label }) =>
            state === row.state && (
              <State key={state} tone={tone}>
                {label}
              </State>
            ),
        )}
        {row.words.map((words) => (
          <span key={words} className="mt-1 block text-sm wrap-anywhere text-soft">
            {words}
          </span>
        ))}
      </Td>
    </Tr>
  );
}
