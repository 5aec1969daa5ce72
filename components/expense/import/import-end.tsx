'use client';

import { useShownPage } from '@/components/page/shown-page';
import { Button } from '@/components/ui/action/button';
import { LinkButton } from '@/components/ui/action/link-button';
import { Notice } from '@/components/ui/feedback/notice';
import { expenseAddress } from '@/lib/domain/expense/list-address';
import type { ImportProgress } from '@/lib/domain/import/preview/preview';
import { formatCount } from '@/lib/domain/number';
import { plural } from '@/lib/domain/plural';
import { UndoImport } from './past/undo-import';
import { countedRows } from './preview-card';

/** How an import ended: how many expenses were saved, and what to do next. */
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
  const { added } = progress;
  const { locale } = useShownPage();
  const isDone = progress.state === 'done';
  const transfers = progress.state === 'done' ? progress.transfers : 0;
  const all = added + transfers;
  return (
    <Notice
      live
      tone={isDone ? 'good' : 'warn'}
      title={
        isDone
          ? `${countedRows(added, transfers, locale)} ${plural(all, 'was', 'were')} imported.`
          : plural(
              added,
              'The import was cancelled. # expense was saved before.',
              'The import was cancelled. # expenses were saved before.',
            )
      }
      actions={
        <>
          {all > 0 && (
            <LinkButton href="/expenses" variant="primary">
              Show the expenses
            </LinkButton>
          )}
          {isDone && added > progress.coded && (
            <LinkButton href={expenseAddress({ status: 'needs-you' })}>Show what needs attention</LinkButton>
          )}
          <Button onClick={onAnother}>Import another file</Button>
          {importId && all > 0 && <UndoImport id={importId} fileName={fileName} count={all} />}
        </>
      }
    >
      {isDone
        ? `${formatCount(progress.coded, locale)} with a category, ${formatCount(added - progress.coded, locale)} without.${
            progress.there > 0 ? ` ${formatCount(progress.there, locale)} already existed.` : ''
          }`
        : 'Import the same file again to add the rest, or undo the import.'}
    </Notice>
  );
}
