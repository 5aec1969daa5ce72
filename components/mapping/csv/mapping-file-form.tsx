'use client';

import { useState, useTransition } from 'react';
import { useShownPage } from '@/components/page/shown-page';
import { usePageRouter } from '@/components/page/use-page-router';
import { Button } from '@/components/ui/action/button';
import { LinkButton } from '@/components/ui/action/link-button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { CsvChoice } from '@/components/ui/form/file-drop/csv-choice';
import type { MappingFilePlan } from '@/lib/domain/mapping/csv/plan';
import { counted, plural } from '@/lib/domain/plural';
import { MappingFileTable } from './mapping-file-table';
import { importMappingFile, planMappingFile } from './requests';

/** The import of a mapping file in three steps: choose the file, review the changes, apply them. */
export function MappingFileForm() {
  const page = useShownPage();
  const router = usePageRouter();
  const [file, setFile] = useState<File>();
  const [plan, setPlan] = useState<MappingFilePlan>();
  const [problem, setProblem] = useState<string>();
  const [taken, setTaken] = useState<{ version: number; count: number }>();
  const [reading, startReading] = useTransition();
  const [taking, startTaking] = useTransition();
  const count = plan?.rows.filter((row) => row.state === 'changes').length ?? 0;

  const choose = (chosen: File) => {
    setFile(chosen);
    setPlan(undefined);
    setTaken(undefined);
    startReading(async () => {
      const answer = await planMappingFile(page, chosen);
      setProblem(answer.ok ? undefined : answer.message);
      if (answer.ok) setPlan(answer.value);
    });
  };
  const take = () =>
    startTaking(async () => {
      if (!file || !plan) return;
      const answer = await importMappingFile(page, file, plan.version);
      setProblem(answer.ok ? undefined : answer.message);
      if (!answer.ok) return;
      setTaken({ version: answer.value.version, count });
      setPlan(undefined);
      setFile(undefined);
      router.refresh();
    });

  return (
    <div className="flex flex-col gap-4">
      {taken && (
        <Notice
          live
          tone="good"
          title={`${plural(taken.count, '# row was', '# rows were', page.locale)} imported as version ${taken.version}.`}
          actions={
            <>
              <LinkButton href="/mapping" variant="primary">
                Show the mapping
              </LinkButton>
              <LinkButton href="/mapping/versions">Show the versions</LinkButton>
            </>
          }
        >
          An earlier version can be restored at any time.
        </Notice>
      )}
      <CsvChoice
        file={file}
        pending={reading}
        disabled={taking}
        detail="Comma, semicolon or tab separated, up to 5 MB and 50,000 rows. You see what it would change first."
        onChoose={choose}
      />
      {problem && (
        <Notice live tone="bad" title="Nothing was changed">
          {problem}
        </Notice>
      )}
      {plan && (
        <Card aria-labelledby="plan" data-unsaved>
          <CardHeader id="plan" title="What it would do" detail="Nothing is saved yet." />
          {plan.ignored.length > 0 && (
            <CardSection>
              <p className="text-sm text-soft">Columns that say nothing of a mapping: {plan.ignored.join(', ')}.</p>
            </CardSection>
          )}
          <MappingFileTable rows={plan.rows} />
          <CardSection>
            <Button variant="primary" pending={taking} disabled={count === 0} onClick={take}>
              {count === 0 ? 'Nothing to change' : `Change ${counted(count, 'row', page.locale)}`}
            </Button>
          </CardSection>
        </Card>
      )}
    </div>
  );
}
