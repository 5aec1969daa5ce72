import { Card, CardHeader } from '@/components/ui/display/card';
import { Ago } from '@/components/ui/display/instant';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import type { Tone } from '@/components/ui/display/tone';
import { Empty } from '@/components/ui/feedback/empty';
import { State } from '@/components/ui/feedback/state';
import { canUndo, type ImportSummary, type ImportSummaryState } from '@/lib/domain/import/summary';
import { formatCount } from '@/lib/domain/number';
import { counted, plural } from '@/lib/domain/plural';
import { CancelImport } from './cancel-import';
import { UndoImport } from './undo-import';

/**
 * The imports of the company, newest first. Each can be undone. A running one of another person can be cancelled here;
 * the person's own has its button beside its progress.
 */
export function PastImports({
  imports,
  personId,
  isFirstPage,
  now,
  locale,
  timeZone,
  noun = 'expense',
}: {
  imports: readonly ImportSummary[];
  /** The person who looks at the list. */
  personId: string;
  isFirstPage: boolean;
  now: Date;
  locale: string;
  timeZone: string;
  /** What the rows of the files became. */
  noun?: 'expense' | 'line';
}) {
  return (
    <Card aria-labelledby="past-imports">
      <CardHeader
        id="past-imports"
        title="Imports"
        detail="Each can be undone as a whole."
        line={imports.length === 0}
      />
      {imports.length === 0 ? (
        <Empty icon="icon-file-spreadsheet" title={isFirstPage ? 'No file was imported yet' : 'No more imports'}>
          Every import appears here, with what was added. You can undo it if the file was wrong.
        </Empty>
      ) : (
        <Table caption="Imports, newest first">
          <Thead>
            <Th>File</Th>
            <Th>When</Th>
            <Th>Result</Th>
            <Th>State</Th>
            <Th>
              <span className="sr-only">Action</span>
            </Th>
          </Thead>
          <Tbody>
            {imports.map((one) => (
              <Tr key={one.id}>
                <Td card="title">
                  <CellText title={<span dir="auto">{one.fileName}</span>} detail={one.personName} />
                </Td>
                <Td label="When" className="whitespace-nowrap text-soft">
                  <Ago at={one.createdAt} now={now} locale={locale} timeZone={timeZone} />
                </Td>
                <Td card="below">
                  <CellText
                    title={<span className="font-normal">{resultOf(one, locale, noun)}</span>}
                    detail={detailOf(one)}
                  />
                </Td>
                <Td card="value">
                  <State tone={states[one.state].tone} busy={one.state === 'running'}>
                    {one.isCancelling ? 'Cancelling' : states[one.state].label}
                  </State>
                </Td>
                <Td card="below" className="sm:text-right">
                  {one.state === 'running' ? (
                    !one.isCancelling && one.personId !== personId && <CancelImport id={one.id} />
                  ) : (
                    <UndoImport
                      id={one.id}
                      fileName={one.fileName}
                      count={one.addedCount - one.undoneCount}
                      offered={canUndo(one)}
                      noun={noun}
                    />
                  )}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Card>
  );
}

const states: Readonly<Record<ImportSummaryState, { readonly tone: Tone; readonly label: string }>> = {
  running: { tone: 'info', label: 'Running' },
  interrupted: { tone: 'warn', label: 'Interrupted' },
  done: { tone: 'good', label: 'Imported' },
  cancelled: { tone: 'warn', label: 'Cancelled' },
  stopped: { tone: 'bad', label: 'Stopped' },
  undone: { tone: 'quiet', label: 'Undone' },
};

function resultOf(
  { state, addedCount, doneCount, chosenCount, undoneCount }: ImportSummary,
  locale: string,
  noun: string,
): string {
  if (state === 'running' && chosenCount !== null)
    return `${formatCount(doneCount, locale)} of ${counted(chosenCount, 'row', locale)} done`;
  if (state === 'running') return 'Reading the file';
  if (state === 'undone') {
    const kept = addedCount - undoneCount;
    return `${counted(undoneCount, noun, locale)} deleted${kept > 0 ? `, ${plural(kept, '# stays', '# stay')}` : ''}`;
  }
  return `${counted(addedCount, noun, locale)} added`;
}

function detailOf({ state, addedCount, chosenCount, message, undoneByName }: ImportSummary): string | undefined {
  const left = (chosenCount ?? 0) - addedCount;
  switch (state) {
    case 'interrupted':
      return 'Outlay restarted during this import. Import the same file again to add the rest.';
    case 'cancelled':
      return `${plural(left, '# row was', '# rows were')} not imported. Import the same file again to add the rest.`;
    case 'stopped':
      return message ?? undefined;
    case 'undone':
      return undoneByName ? `Undone by ${undoneByName}` : undefined;
    case 'running':
    case 'done':
      return undefined;
  }
}
