'use client';

import { useShownPage } from '@/components/page/shown-page';
import { Button } from '@/components/ui/action/button';
import { LinkButton } from '@/components/ui/action/link-button';
import { Notice } from '@/components/ui/feedback/notice';
import { accountAddress, reconcileAddress } from '@/lib/domain/bank-line/address';
import type { ImportProgress } from '@/lib/domain/import/preview/preview';
import { formatCount } from '@/lib/domain/number';
import { plural } from '@/lib/domain/plural';
import { UndoStatement } from './undo-statement';

/** How the import of a statement ended: how many lines were saved, and what to do next. */
export function StatementEnd({
  progress,
  importId,
  accountRef,
  month,
  fileName,
  onAnother,
}: {
  progress: Extract<ImportProgress, { state: 'done' | 'cancelled' }>;
  importId: string | undefined;
  accountRef: string;
  /** The month of the newest line of the file. */
  month: string | undefined;
  fileName: string;
  onAnother: () => void;
}) {
  const { locale } = useShownPage();
  const { added } = progress;
  const isDone = progress.state === 'done';
  return (
    <Notice
      live
      tone={isDone ? 'good' : 'warn'}
      title={
        isDone
          ? plural(added, '# statement line was imported.', '# statement lines were imported.', locale)
          : plural(
              added,
              'The import was cancelled. # line was saved before.',
              'The import was cancelled. # lines were saved before.',
              locale,
            )
      }
      actions={
        <>
          {accountRef !== '' && (
            <>
              <LinkButton href={reconcileAddress(accountRef, month)} variant="primary">
                Reconcile the lines
              </LinkButton>
              <LinkButton href={accountAddress(accountRef)}>Show the lines</LinkButton>
            </>
          )}
          <Button onClick={onAnother}>Import another file</Button>
          {importId && added > 0 && <UndoStatement id={importId} fileName={fileName} count={added} />}
        </>
      }
    >
      {isDone
        ? progress.there > 0 && `${formatCount(progress.there, locale)} already existed.`
        : 'Import the same file again to add the rest, or undo the import.'}
    </Notice>
  );
}
