import { toColumns } from '@/components/page/columns';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import type { Tone } from '@/components/ui/display/tone';
import { Empty } from '@/components/ui/feedback/empty';
import { formatAgo, formatInstant } from '@/lib/domain/day';
import { addKinds, countedKinds, type KindCounts } from '@/lib/domain/import/moved-kinds';
import { canUndo, type ImportSummary, type ImportSummaryState } from '@/lib/domain/import/summary';
import { formatCount } from '@/lib/domain/number';
import { counted, plural } from '@/lib/domain/plural';
import { type EndedImport, EndImport, endTitle, type ImportNoun } from './end-import';
import { ImportTable } from './import-table';

/**
 * The imports of the company, newest first. Each can be undone. A running one of another person can be cancelled here;
 * the person's own has its button beside its progress. `asked` is the id of the import that a browser without script ends.
 */
export function PastImports({
  imports,
  personId,
  isFirstPage,
  place,
  asked,
  now,
  locale,
  timeZone,
  noun = 'expense',
}: {
  imports: readonly ImportSummary[];
  /** The person who looks at the list. */
  personId: string;
  isFirstPage: boolean;
  /** The address of this page, up to the id of the import to end. */
  place: string;
  asked: unknown;
  now: Date;
  locale: string;
  timeZone: string;
  noun?: ImportNoun;
}) {
  const ending = imports.flatMap((one) => endedOf(one, personId, locale));
  const chosen = ending.find(({ id }) => id === asked);
  return (
    <Card aria-labelledby="past-imports">
      <CardHeader
        id="past-imports"
        title="Imports"
        detail="Each can be undone as a whole."
        line={imports.length === 0}
      />
      {chosen && (
        <CardSection>
          <h3 className="mb-2 font-medium wrap-anywhere">{endTitle(chosen)}</h3>
          <EndImport ended={chosen} noun={noun} />
        </CardSection>
      )}
      {imports.length === 0 ? (
        <Empty
          icon="icon-file-spreadsheet"
          title={isFirstPage ? (noun === 'line' ? 'No statements yet' : 'No imports yet') : 'No more imports'}
        >
          Every import appears here, with what was added. You can undo it if the file was wrong.
        </Empty>
      ) : (
        <ImportTable
          ids={imports.map(({ id }) => id)}
          noun={noun}
          place={place}
          ending={toColumns(ending)}
          columns={[
            { head: 'File', cells: toColumns(imports.map((one) => ({ text: one.fileName, detail: one.personName }))) },
            {
              head: 'When',
              labelled: true,
              cells: toColumns(
                imports.map(({ createdAt: at }) => ({
                  text: formatAgo(at, now),
                  exact: formatInstant(at, locale, timeZone),
                })),
              ),
            },
            {
              head: 'Result',
              cells: toColumns(
                imports.map((one) => ({ text: resultOf(one, locale, noun), detail: detailOf(one) ?? null })),
              ),
            },
            {
              head: 'State',
              cells: toColumns(
                imports.map(({ state, isCancelling }) => ({
                  text: isCancelling ? 'Cancelling' : states[state].label,
                  tone: states[state].tone,
                  busy: state === 'running',
                })),
              ),
            },
            {
              head: 'Action',
              headHidden: true,
              cells: toColumns(
                imports.map(({ id }) => {
                  const ended = ending.find((one) => one.id === id);
                  const link = ended ? (ended.isRunning ? 'Cancel import' : 'Undo import') : null;
                  return { text: '', link, linkHref: ended ? place + id : null };
                }),
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}

/** The import as something that the person can end; empty when they cannot. */
function endedOf(one: ImportSummary, personId: string, locale: string): EndedImport[] {
  const { id, fileName, state } = one;
  const words = countedKinds(addKinds(one.kinds, one.undoneKinds, -1), locale);
  const ended = { id, fileName, count: one.addedCount - one.undoneCount, words, isRunning: state === 'running' };
  const isOffered = ended.isRunning ? !one.isCancelling && one.personId !== personId : canUndo(one);
  return isOffered ? [ended] : [];
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
  { state, addedCount, doneCount, chosenCount, undoneCount, kinds, undoneKinds }: ImportSummary,
  locale: string,
  noun: ImportNoun,
): string {
  const words = (count: number, of: KindCounts) =>
    noun === 'line' ? counted(count, noun, locale) : countedKinds(of, locale);
  if (state === 'running' && chosenCount !== null)
    return `${formatCount(doneCount, locale)} of ${counted(chosenCount, 'row', locale)} done`;
  if (state === 'running') return 'Reading the file';
  if (state === 'undone') {
    const kept = addedCount - undoneCount;
    return `${words(undoneCount, undoneKinds)} deleted${kept > 0 ? `, ${plural(kept, '# stays', '# stay')}` : ''}`;
  }
  return `${words(addedCount, kinds)} added`;
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
