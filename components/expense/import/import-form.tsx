'use client';

import { useState, useTransition } from 'react';
import { useShownPage } from '@/components/page/shown-page';
import { usePageRouter } from '@/components/page/use-page-router';
import { Button } from '@/components/ui/action/button';
import { LinkButton } from '@/components/ui/action/link-button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { Progress } from '@/components/ui/feedback/progress';
import { CsvChoice } from '@/components/ui/form/file-drop/csv-choice';
import type { Option } from '@/components/ui/form/option';
import { expenseAddress } from '@/lib/domain/expense/filter';
import type { ImportPlan, ImportProgress } from '@/lib/domain/import/plan';
import type { ImportSettings } from '@/lib/domain/import/settings';
import { formatCount } from '@/lib/domain/number';
import { counted, plural } from '@/lib/domain/plural';
import { PlanTable } from './plan-table';
import { Reading } from './reading';
import { planImport, runImport } from './requests';

/**
 * The import of a file in four steps: choose the file, correct how its columns are read, review the rows, import them.
 */
export function ImportForm({ cards }: { cards: readonly Option[] }) {
  const page = useShownPage();
  const router = usePageRouter();
  const [file, setFile] = useState<File>();
  const [plan, setPlan] = useState<ImportPlan>();
  const [problem, setProblem] = useState<string>();
  const [progress, setProgress] = useState<ImportProgress>();
  const [without, setWithout] = useState<ReadonlySet<number>>(new Set());
  const [also, setAlso] = useState<ReadonlySet<number>>(new Set());
  const [reading, startReading] = useTransition();
  const [importing, startImporting] = useTransition();

  const read = (chosen: File, settings: ImportSettings | null) =>
    startReading(async () => {
      const planned = await planImport(page, chosen, settings);
      setProblem(planned.ok ? undefined : planned.message);
      if (!planned.ok) return;
      setPlan(planned.value);
      setWithout(new Set());
      setAlso(new Set());
    });
  const choose = (chosen: File) => {
    setFile(chosen);
    setPlan(undefined);
    setProgress(undefined);
    read(chosen, null);
  };
  const run = () =>
    startImporting(async () => {
      if (!file || !plan) return;
      const choices = { without: [...without], also: [...also] };
      await runImport(page, file, plan.settings, choices, setProgress);
      router.refresh();
    });
  const count = plan ? countImported(plan, without, also) : 0;

  if (progress?.state === 'done') return <Done progress={progress} onAnother={() => setProgress(undefined)} />;
  return (
    <div className="flex flex-col gap-4">
      <CsvChoice file={file} pending={reading} disabled={importing} onChoose={choose} />
      {problem && (
        <Notice live tone="bad" title="This file could not be read">
          {problem}
        </Notice>
      )}
      {file && plan && (
        <>
          <Reading plan={plan} cards={cards} onChange={(settings) => read(file, settings)} />
          {plan.rows.length > 0 && (
            <Card aria-labelledby="plan" data-unsaved>
              <CardHeader id="plan" title="Preview" detail="Nothing is saved yet." />
              <PlanTable
                plan={plan}
                without={without}
                also={also}
                onWithout={setWithout}
                onAlso={setAlso}
                fileName={file.name}
              />
              <CardSection className="flex flex-wrap items-center gap-3">
                <Button variant="primary" pending={importing} disabled={count === 0 || reading} onClick={run}>
                  {count === 0 ? 'Nothing new to import' : `Import ${counted(count, 'expense')}`}
                </Button>
                {progress?.state === 'working' && (
                  <Progress
                    className="min-w-50 grow"
                    value={progress.done}
                    max={progress.of}
                    label={`${formatCount(progress.done, page.locale)} of ${formatCount(progress.of, page.locale)}`}
                  />
                )}
                {progress?.state === 'stopped' && (
                  <Notice live tone="bad" className="basis-full">
                    {progress.message}
                  </Notice>
                )}
                {progress?.state === 'cancelled' && (
                  <Notice live tone="warn" className="basis-full">
                    {plural(progress.added, '# expense was saved', '# expenses were saved')} before you cancelled. Undo
                    the import below, or import the same file again to add the rest.
                  </Notice>
                )}
              </CardSection>
            </Card>
          )}
        </>
      )}
    </div>
  );
}

const countImported = (plan: ImportPlan, without: ReadonlySet<number>, also: ReadonlySet<number>): number =>
  plan.rows.filter(
    ({ state, line }) => (state === 'new' && !without.has(line)) || (state === 'likely' && also.has(line)),
  ).length;

function Done({
  progress,
  onAnother,
}: {
  progress: Extract<ImportProgress, { state: 'done' }>;
  onAnother: () => void;
}) {
  const { added, coded, there } = progress;
  const { locale } = useShownPage();
  return (
    <Notice
      live
      tone="good"
      title={plural(added, '# expense was imported.', '# expenses were imported.')}
      actions={
        <>
          <LinkButton href="/expenses" variant="primary">
            Show the expenses
          </LinkButton>
          {added > coded && (
            <LinkButton href={expenseAddress({ status: 'needs-you' })}>Show what needs attention</LinkButton>
          )}
          <Button onClick={onAnother}>Import another file</Button>
        </>
      }
    >
      {formatCount(coded, locale)} with a category, {formatCount(added - coded, locale)} without.
      {there > 0 && ` ${formatCount(there, locale)} already existed.`}
    </Notice>
  );
}
