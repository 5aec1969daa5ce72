'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/action/button';
import { Notice } from '@/components/ui/feedback/notice';
import { Progress } from '@/components/ui/feedback/progress';
import { CsvChoice } from '@/components/ui/form/file-drop/csv-choice';
import type { Preview } from '@/lib/domain/import/preview/preview';
import type { ImportSummary } from '@/lib/domain/import/summary';
import type { Option } from '@/lib/domain/list/option';
import { PreviewCard } from './preview-card';
import { Questions } from './questions';
import { Reading } from './reading';
import { RunningImport } from './running-import';
import type { useImport } from './use-import';

/** What the rows of the files of an import become, in its words. */
const nouns = {
  expense: { label: 'bank or card statement', rows: 'rows' },
  line: { label: 'bank statement', rows: 'lines' },
} as const;

/**
 * The steps of an import: choose the file, answer what only a person can decide, review its lines, import them. `target` is
 * what is chosen before the file, and `found` what is shown of the file before it is reviewed.
 */
export function FileSteps({
  state: { file, preview, share, progress, ...state },
  running,
  noun,
  cards,
  baseCurrency,
  isBlocked = false,
  target,
  found,
}: {
  state: ReturnType<typeof useImport>;
  /** The person's import that runs now, in this page or elsewhere. */
  running: ImportSummary | null;
  noun: keyof typeof nouns;
  cards?: readonly Option[];
  baseCurrency: string;
  /** Whether the lines cannot be reviewed yet, for another reason than a question. */
  isBlocked?: boolean;
  target?: ReactNode;
  found?: (head: Preview['head']) => ReactNode;
}) {
  const isReading = share !== undefined;
  // The import of this page also runs elsewhere after the connection was lost.
  const isElsewhere = running !== null && !state.isRunning;
  const waits = isBlocked || (preview?.head.questions.some(({ blocks }) => blocks) ?? false);
  const { label, rows } = nouns[noun];
  return (
    <div className="flex flex-col gap-4">
      {isElsewhere && <RunningImport running={running} />}
      {target}
      <CsvChoice
        file={file}
        pending={isReading}
        disabled={state.isRunning}
        label={label}
        detail={`CSV, OFX, CAMT.053, MT940 or QIF, up to 10 MB and 20,000 ${rows}. You see a preview before anything is saved.`}
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
          {preview.head.isRemembered && noun === 'expense' && <ReadAsLastTime onAgain={() => state.readWith({})} />}
          <Questions head={preview.head} baseCurrency={baseCurrency} onChange={state.readWith} />
          {found?.(preview.head)}
          <Reading head={preview.head} cards={cards} baseCurrency={baseCurrency} onChange={state.readWith} />
          {!waits && (
            <PreviewCard
              preview={preview}
              selected={state.selected}
              onSelect={state.setSelected}
              fileName={file.name}
              isReading={isReading || isElsewhere}
              progress={progress}
              importId={state.importId}
              noun={noun}
              onImport={() => void state.run()}
            />
          )}
        </>
      )}
    </div>
  );
}

function ReadAsLastTime({ onAgain }: { onAgain: () => void }) {
  return (
    <Notice
      live
      tone="info"
      title="Read as last time"
      actions={
        <Button size="sm" onClick={onAgain}>
          Read it again from scratch
        </Button>
      }
    >
      Outlay uses what you chose for an earlier file with the same titles.
    </Notice>
  );
}
