'use client';

import { useState } from 'react';
import { PreviewCard } from '@/components/expense/import/preview-card';
import { Questions } from '@/components/expense/import/questions';
import { Reading } from '@/components/expense/import/reading';
import type { ImportTarget } from '@/components/expense/import/requests';
import { RunningImport } from '@/components/expense/import/running-import';
import { useImport } from '@/components/expense/import/use-import';
import { Button } from '@/components/ui/action/button';
import { Card, CardSection } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { Progress } from '@/components/ui/feedback/progress';
import { SelectField } from '@/components/ui/form/field/select-field';
import { CsvChoice } from '@/components/ui/form/file-drop/csv-choice';
import { monthOf } from '@/lib/domain/day';
import type { ImportSummary } from '@/lib/domain/import/summary';
import type { Option } from '@/lib/domain/list/option';
import { StatementEnd } from './statement-end';
import { StatementProof } from './statement-proof';

type Chosen = { readonly ref: string | null; readonly fileAccount: string | null };

const targetOf = (chosen: Chosen): ImportTarget => ({
  address: '/api/bank-lines/import',
  fields: { account: JSON.stringify(chosen) },
});

/** The import of a statement: choose the file and its bank account, answer what only a person can decide, import its lines. */
export function StatementForm({
  accounts,
  accountRef,
  baseCurrency,
  running,
}: {
  /** The bank accounts of the books. */
  accounts: readonly Option[];
  /** The account that the address names. Null: it is recognised. */
  accountRef: string | null;
  baseCurrency: string;
  /** The person's import that runs now, in this page or elsewhere. */
  running: ImportSummary | null;
}) {
  const [chosen, setChosen] = useState<Chosen>({ ref: accountRef, fileAccount: null });
  const recognised = (head: ReturnType<typeof useImport>['preview']) => head?.head.statement;
  const [shownRef, setShownRef] = useState<string | null>(null);
  const state = useImport(targetOf({ ...chosen, ref: chosen.ref ?? shownRef }));
  const { file, preview, share, progress } = state;
  const statement = recognised(preview);
  // The import needs the account that the server recognised.
  if (statement && statement.accountRef !== shownRef) setShownRef(statement.accountRef);
  if (progress?.state === 'done' || progress?.state === 'cancelled') {
    return (
      <StatementEnd
        progress={progress}
        importId={state.importId}
        accountRef={statement?.accountRef ?? ''}
        month={statement?.until ? monthOf(statement.until) : undefined}
        fileName={file?.name ?? ''}
        onAnother={state.startOver}
      />
    );
  }
  const choose = (change: Partial<Chosen>) => {
    const next = { ...chosen, ref: chosen.ref ?? statement?.accountRef ?? null, ...change };
    setChosen(next);
    state.readFor(targetOf(next));
  };
  const isReading = share !== undefined;
  const isElsewhere = running !== null && !state.isRunning;
  // Without its account, no line of the file can be compared with those that are stored.
  const isBlocked = statement?.accountRef === null || (preview?.head.questions.some(({ blocks }) => blocks) ?? false);
  const ref = chosen.ref ?? statement?.accountRef ?? '';
  return (
    <div className="flex flex-col gap-4">
      {isElsewhere && <RunningImport running={running} />}
      <Card aria-label="Bank account">
        <CardSection className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
          <SelectField
            label="Bank account"
            hint="The account in your books that this statement belongs to."
            value={ref}
            options={accounts}
            placeholder="Detect from the file"
            disabled={state.isRunning}
            onChange={(event) => choose({ ref: event.target.value || null, fileAccount: null })}
          />
          {statement && statement.fileAccounts.length > 1 && (
            <SelectField
              label="Account in the file"
              hint="The file has several accounts. Import one at a time."
              value={chosen.fileAccount ?? statement.fileAccount ?? ''}
              options={statement.fileAccounts.map((name) => ({ value: name, label: name }))}
              placeholder="Choose an account"
              disabled={state.isRunning}
              onChange={(event) => choose({ fileAccount: event.target.value || null })}
            />
          )}
        </CardSection>
      </Card>
      <CsvChoice
        file={file}
        pending={isReading}
        disabled={state.isRunning}
        label="bank statement"
        detail="CSV, OFX, CAMT.053, MT940 or QIF, up to 10 MB and 20,000 lines. You see a preview before anything is saved."
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
          <Questions head={preview.head} baseCurrency={baseCurrency} onChange={state.readWith} />
          {statement && <StatementProof statement={statement} />}
          <Reading head={preview.head} baseCurrency={baseCurrency} onChange={state.readWith} />
          {!isBlocked && (
            <PreviewCard
              preview={preview}
              selected={state.selected}
              onSelect={state.setSelected}
              fileName={file.name}
              isReading={isReading || isElsewhere}
              progress={progress}
              importId={state.importId}
              noun="line"
              onImport={() => void state.run()}
            />
          )}
        </>
      )}
    </div>
  );
}
