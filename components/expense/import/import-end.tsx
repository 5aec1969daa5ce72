'use client';

import { useShownPage } from '@/components/page/shown-page';
import { Button } from '@/components/ui/action/button';
import { LinkButton } from '@/components/ui/action/link-button';
import { Notice } from '@/components/ui/feedback/notice';
import { expenseAddress } from '@/lib/domain/expense/list-address';
import { countedKinds, expensesOf } from '@/lib/domain/import/moved-kinds';
import type { ImportProgress } from '@/lib/domain/import/preview/preview';
import { formatCount } from '@/lib/domain/number';
import { plural } from '@/lib/domain/plural';
import { UndoImport } from './past/undo-import';

/** How an import ended: how many movements of each kind were saved, and what to do next. */
export function ImportEnd({
  progress,
  importId,
  fileName,
  onAnother,
}: {
  progress: Extract<ImportProgress, { state: 'done' | 'cancelled' }>;
  importId: string | undefined;
  fileName: string;
  onAnother: () => void;
}) {
  const { added, kinds } = progress;
  const { locale } = useShownPage();
  const isDone = progress.state === 'done';
  const uncoded = progress.state === 'done' ? expensesOf(kinds) - progress.coded : 0;
  return (
    <Notice
      live
      tone={isDone ? 'good' : 'warn'}
      title={
        isDone
          ? `${countedKinds(kinds, locale)} ${plural(added, 'was', 'were')} imported.`
          : `The import was cancelled. ${countedKinds(kinds, locale)} ${plural(added, 'was', 'were')} saved before.`
      }
      actions={
        <>
          {added > 0 && (
            <LinkButton href="/expenses" variant="primary">
              {expensesOf(kinds) > 0 ? 'Show the expenses' : 'Show the transfers'}
            </LinkButton>
          )}
          {uncoded > 0 && (
            <LinkButton href={expenseAddress({ status: 'needs-you' })}>Show what needs attention</LinkButton>
          )}
          <Button onClick={onAnother}>Import another file</Button>
          {importId && added > 0 && (
            <UndoImport id={importId} fileName={fileName} count={added} words={countedKinds(kinds, locale)} />
          )}
        </>
      }
    >
      {isDone
        ? [
            expensesOf(kinds) > 0 &&
              `${formatCount(progress.coded, locale)} with a category, ${formatCount(uncoded, locale)} without.`,
            progress.there > 0 && `${plural(progress.there, '# row', '# rows', locale)} already existed.`,
          ]
            .filter(Boolean)
            .join(' ')
        : 'Import the same file again to add the rest, or undo the import.'}
    </Notice>
  );
}
