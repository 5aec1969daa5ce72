'use client';

import { Card, CardSection } from '@/components/ui/display/card';
import type { ImportSummary } from '@/lib/domain/import/summary';
import { ImportProgressBar } from './import-progress';

/** An import of the person that runs without this page: it was started in another tab, or the page was loaded again. */
export function RunningImport({ running }: { running: ImportSummary }) {
  return (
    <Card aria-labelledby="running">
      <CardSection>
        <h2 id="running" className="font-semibold wrap-anywhere">
          {running.fileName} is being imported
        </h2>
        <p className="text-soft">You can leave this page. One import runs at a time.</p>
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <ImportProgressBar
            done={running.doneCount}
            of={running.chosenCount}
            id={running.isCancelling ? undefined : running.id}
          />
        </div>
      </CardSection>
    </Card>
  );
}
