'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { FilterButton } from '@/components/ui/action/filter-button';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import type { Tone } from '@/components/ui/display/tone';
import { State } from '@/components/ui/feedback/state';
import type { MappingFilePlan } from '@/lib/domain/mapping/csv/plan';

type Row = MappingFilePlan['rows'][number];
const page = 100;

const states: readonly { readonly state: Row['state']; readonly tone: Tone; readonly label: string }[] = [
  { state: 'changes', tone: 'info', label: 'Changes' },
  { state: 'cannot', tone: 'bad', label: 'Cannot be taken' },
  { state: 'stays', tone: 'quiet', label: 'Stays as it is' },
];

/** Every row of the file with what becomes of it. */
export function MappingFileTable({ rows }: { rows: readonly Row[] }) {
  const [only, setOnly] = useState<Row['state']>();
  const [shown, setShown] = useState(page);
  const listed = rows.filter((row) => only === undefined || row.state === only);
  const pick = (state: Row['state'] | undefined) => {
    setOnly(state);
    setShown(page);
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-1.5 px-3.5 pb-3">
        <FilterButton label="All" count={rows.length} on={only === undefined} onPress={() => pick(undefined)} />
        {states.map(({ state, label }) => {
          const count = rows.filter((row) => row.state === state).length;
          return count === 0 ? null : (
            <FilterButton key={state} label={label} count={count} on={only === state} onPress={() => pick(state)} />
          );
        })}
      </div>
      <Table caption="The rows of the file">
        <Thead>
          <Th>Line</Th>
          <Th>Category</Th>
          <Th>What becomes of it</Th>
        </Thead>
        <Tbody>
          {listed.slice(0, shown).map((row) => (
            <FileRow key={row.line} row={row} />
          ))}
        </Tbody>
      </Table>
      {listed.length > shown && (
        <div className="px-3.5 py-3">
          <Button size="sm" onClick={() => setShown(shown + 500)}>
            Show more: {(listed.length - shown).toLocaleString()} are left
          </Button>
        </div>
      )}
    </>
  );
}

function FileRow({ row }: { row: Row }) {
  const { tone, label } = states.find(({ state }) => state === row.state) ?? { tone: 'quiet' as const, label: '' };
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
        <State tone={tone}>{label}</State>
        {row.words.map((words) => (
          <span key={words} className="mt-1 block text-sm wrap-anywhere text-soft">
            {words}
          </span>
        ))}
      </Td>
    </Tr>
  );
}
