'use client';

import { useState } from 'react';
import { FileSteps } from '@/components/expense/import/file-steps';
import type { ImportTarget } from '@/components/expense/import/requests';
import { useImport } from '@/components/expense/import/use-import';
import { Card, CardSection } from '@/components/ui/display/card';
import { SelectField } from '@/components/ui/form/field/select-field';
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
  const { file, preview, progress } = state;
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
  const ref = chosen.ref ?? statement?.accountRef ?? '';
  return (
    <FileSteps
      state={state}
      running={running}
      noun="line"
      baseCurrency={baseCurrency}
      // Without its account, no line of the file can be compared with those that are stored.
      isBlocked={statement?.accountRef === null}
      found={(head) => head.statement && <StatementProof statement={head.statement} />}
      target={
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
      }
    />
  );
}
