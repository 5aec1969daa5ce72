'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { StateFilter, type StateLabel } from '@/components/ui/display/state-filter';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { State } from '@/components/ui/feedback/state';
import { Checkbox } from '@/components/ui/form/checkbox';
import { withId } from '@/components/ui/form/use-id-set';
import type { KindDecision } from '@/lib/domain/import/kind/decision';
import { isImported, type Selected } from '@/lib/domain/import/preview/counts';
import type { Preview, PreviewLine, PreviewState } from '@/lib/domain/import/preview/preview';
import { Becomes } from './becomes';
import { KindDialog } from './kind-dialog';
import { downloadLines } from './lines-file';

/**
 * Every line of the file, with what importing it would do. A new row is imported unless its checkbox is cleared. A
 * likely duplicate is left out unless its checkbox is ticked.
 */
export function PreviewTable({
  preview,
  lines,
  selected,
  onSelect,
  fileName,
  noun,
}: {
  preview: Preview;
  /** The lines of the preview as the person has decided them. */
  lines: readonly PreviewLine[];
  selected: Selected;
  onSelect: (selected: Selected) => void;
  fileName: string;
  noun: 'expense' | 'line';
}) {
  const { head } = preview;
  const [changing, setChanging] = useState<PreviewLine>();
  const notImported = lines.filter((line) => !isImported(line, selected));
  const toggle = ({ state, line }: PreviewLine, isIn: boolean) =>
    onSelect(
      state === 'new'
        ? { ...selected, without: withId(selected.without, line, !isIn) }
        : { ...selected, also: withId(selected.also, line, isIn) },
    );
  return (
    <>
      <StateFilter
        rows={lines}
        states={states}
        actions={
          notImported.length > 0 && (
            <Button size="sm" onClick={() => void downloadLines(head.titles, notImported, fileName)}>
              Download the lines not imported
            </Button>
          )
        }
      >
        {(shown) => (
          <Table caption="Lines of the file">
            <Thead>
              <Th>
                <span className="sr-only">Import</span>
              </Th>
              <Th>Line</Th>
              <Th>{noun === 'line' ? 'Payee' : 'Paid to'}</Th>
              <Th>Date</Th>
              {noun === 'expense' && <Th>Becomes</Th>}
              <Th>{noun === 'line' ? 'Details' : 'Category'}</Th>
              <Th>Result</Th>
              <Th numeric>Amount</Th>
            </Thead>
            <Tbody>
              {shown.map((line) => (
                <Row
                  key={line.line}
                  line={line}
                  checked={isImported(line, selected)}
                  noun={noun}
                  onToggle={(isIn) => toggle(line, isIn)}
                  onChange={() => setChanging(line)}
                />
              ))}
            </Tbody>
          </Table>
        )}
      </StateFilter>
      {changing?.kind && (
        <KindDialog
          line={changing}
          accounts={head.accounts}
          sameWords={preview.lines.filter(({ kind }) => kind?.words === changing.kind?.words).length}
          onDecide={(decision, scope) => {
            onSelect(withDecision(selected, changing, decision, scope));
            setChanging(undefined);
          }}
          onClose={() => setChanging(undefined)}
        />
      )}
    </>
  );
}

/** Adds a decision. One about words replaces those about single rows with these words. */
function withDecision(selected: Selected, line: PreviewLine, decision: KindDecision, scope: 'row' | 'words'): Selected {
  const words = line.kind?.words ?? '';
  const lines = new Map(selected.lines);
  if (scope === 'row') return { ...selected, lines: lines.set(line.line, decision) };
  lines.delete(line.line);
  return { ...selected, lines, words: new Map(selected.words).set(words, decision) };
}

function Row({
  line,
  checked,
  noun,
  onToggle,
  onChange,
}: {
  line: PreviewLine;
  checked: boolean;
  noun: 'expense' | 'line';
  onToggle: (isIn: boolean) => void;
  onChange: () => void;
}) {
  const { tone, label } = states.find(({ state }) => state === line.state) ?? states[0];
  const isRow = line.merchant !== '';
  return (
    <Tr>
      <Td card="select">
        {(line.state === 'new' || line.state === 'likely') && (
          <Checkbox
            label={`Import line ${line.line}`}
            hideLabel
            checked={checked}
            onChange={(event) => onToggle(event.target.checked)}
          />
        )}
      </Td>
      <Td label="Line" className="tabular text-faint">
        {line.line}
      </Td>
      <Td card="title">
        {isRow ? (
          <span dir="auto">{line.merchant}</span>
        ) : (
          <span dir="auto" className="text-faint wrap-anywhere">
            {line.cells.filter((cell) => cell.trim() !== '').join(' · ')}
          </span>
        )}
      </Td>
      <Td label="Date" className="whitespace-nowrap">
        {line.day}
      </Td>
      {noun === 'expense' && <Becomes line={line} onChange={onChange} />}
      <Td label={noun === 'line' ? 'Details' : 'Category'}>
        {isRow && (
          <CellText
            title={
              noun === 'line' || line.kind?.is === 'transfer' ? (
                <span className="font-normal">{line.category}</span>
              ) : (
                (line.category ?? <span className="font-normal text-faint">None yet</span>)
              )
            }
            detail={[line.source, ...line.remarks].filter(Boolean).join(' · ')}
          />
        )}
      </Td>
      <Td card="below">
        <State tone={tone}>{label}</State>
        {line.reason && <span className="block text-sm text-soft wrap-anywhere">{line.reason}</span>}
      </Td>
      <Td card="value" numeric>
        {line.amount}
        {line.inBase && <span className="block text-sm text-soft">{line.inBase}</span>}
      </Td>
    </Tr>
  );
}

const states: readonly [StateLabel<PreviewState>, ...StateLabel<PreviewState>[]] = [
  { state: 'new', tone: 'good', label: 'New' },
  { state: 'ask', tone: 'warn', label: 'Needs your answer' },
  { state: 'likely', tone: 'warn', label: 'Likely duplicate' },
  { state: 'there', tone: 'quiet', label: 'Already imported' },
  { state: 'removed', tone: 'quiet', label: 'Deleted since' },
  { state: 'left out', tone: 'quiet', label: 'Left out' },
  { state: 'refused', tone: 'bad', label: 'Refused' },
];
