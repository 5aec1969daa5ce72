'use client';

import type { ImportSummary } from '@/lib/domain/import/summary';
import type { Option } from '@/lib/domain/list/option';
import { FileSteps } from './file-steps';
import { ImportEnd } from './import-end';
import { useImport } from './use-import';

const expenses = { address: '/api/expenses/import' };

/** The import of a file of expenses, until it has ended. */
export function ImportForm({
  cards,
  baseCurrency,
  running,
}: {
  cards: readonly Option[];
  baseCurrency: string;
  /** The person's import that runs now, in this page or elsewhere. */
  running: ImportSummary | null;
}) {
  const state = useImport(expenses);
  const { file, progress } = state;
  if (progress?.state === 'done' || progress?.state === 'cancelled')
    return (
      <ImportEnd
        progress={progress}
        importId={state.importId}
        fileName={file?.name ?? ''}
        onAnother={state.startOver}
      />
    );
  return <FileSteps state={state} running={running} noun="expense" cards={cards} baseCurrency={baseCurrency} />;
}
