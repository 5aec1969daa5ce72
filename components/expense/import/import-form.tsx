'use client';

import { Button } from '@/components/ui/action/button';
import { Notice } from '@/components/ui/feedback/notice';
import { Progress } from '@/components/ui/feedback/progress';
import { CsvChoice } from '@/components/ui/form/file-drop/csv-choice';
import type { ImportSummary } from '@/lib/domain/import/summary';
import type { Option } from '@/lib/domain/list/option';
import { ImportEnd } from './import-end';
import { PreviewCard } from './preview-card';
import { Questions } from './questions';
import { Reading } from './reading';
import { RunningImport } from './running-import';
import { useImport } from './use-import';

const expenses = { address: '/api/expenses/import' };

/**
 * The import of a file in four steps: choose the file, answer what only a person can decide, review its lines, import
 * them.
 */
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
  const { file, preview, share, progress, ...state } = useImport(expenses);
  if (progress?.state === 'done' || progress?.state === 'cancelled') {
    return (
      <ImportEnd
        progress={progress}
        importId={state.importId}
        fileName={file?.name ?? ''}
        onAnother={state.startOver}
      />
    );
  }
  const isReading = share !== undefined;
  // The import of this page also runs elsewhere after the connection was lost.
  const isElsewhere = running !== null && !state.isRunning;
  const isBlocked = preview?.head.questions.some(({ blocks }) => blocks) ?? false;
  return (
    <div className="flex flex-col gap-4">
      {isElsewhere && <RunningImport running={running} />}
      <CsvChoice
        file={file}
        pending={isReading}
        disabled={state.isRunning}
        label="bank or card statement"
        detail="CSV, OFX, CAMT.053, MT940 or QIF, up to 10 MB and 20,000 rows. You see a preview before anything is saved."
        accept=".csv,.tsv,.txt,.ofx,.qfx,.xml,.sta,.940,.mt940,.fin,.swi,.qif,text/csv,text/plain,text/xml,application/xml,application/x-ofx"
        onChoose={state.choose}
      />
      {isReading && (
        <div className="flex flex-wrap items-center gap-3">
          <Progress className="min-w-50 grow" value={share} max={1} label="Reading the file" />
          <Button onClick={state.stopReading}>Stop reading</Button>
        </div>
      )}
      {state.problem && (
        <Notice live tone="bad" title="This file could not be read">
          {state.problem}
        </Notice>
      )}
      {file && preview && !state.problem && (
        <>
          {preview.head.isRemembered && (
            <Notice
              live
              tone="info"
              title="Read as last time"
              actions={
                <Button size="sm" onClick={() => state.readWith({})}>
                  Read it again from scratch
                </Button>
              }
            >
              Outlay uses what you chose for an earlier file with the same titles.
            </Notice>
          )}
          <Questions head={preview.head} baseCurrency={baseCurrency} onChange={state.readWith} />
          <Reading head={preview.head} cards={cards} baseCurrency={baseCurrency} onChange={state.readWith} />
          {!isBlocked && (
            <PreviewCard
              preview={preview}
              selected={state.selected}
              onSelect={state.setSelected}
              fileName={file.name}
              isReading={isReading || isElsewhere}
              progress={progress}
              importId={state.importId}
              onImport={() => void state.run()}
            />
          )}
        </>
      )}
    </div>
  );
}
