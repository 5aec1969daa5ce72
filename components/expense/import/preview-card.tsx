'use client';

import { useShownPage } from '@/components/page/shown-page';
import { Button } from '@/components/ui/action/button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { countLines, type Selected } from '@/lib/domain/import/preview/counts';
import type { ImportProgress, Preview } from '@/lib/domain/import/preview/preview';
import { formatCount } from '@/lib/domain/number';
import { counted, plural } from '@/lib/domain/plural';
import { ImportProgressBar } from './import-progress';
import { PreviewTable } from './preview-table';

/** The lines of the file with what happens to each, and the button that imports them. */
export function PreviewCard({
  preview,
  selected,
  onSelect,
  fileName,
  isReading,
  progress,
  importId,
  noun = 'expense',
  onImport,
}: {
  preview: Preview;
  selected: Selected;
  onSelect: (selected: Selected) => void;
  fileName: string;
  isReading: boolean;
  progress: ImportProgress | undefined;
  importId: string | undefined;
  /** What a row of the file becomes. */
  noun?: 'expense' | 'line';
  onImport: () => void;
}) {
  const { locale } = useShownPage();
  const { imported, leftOut, refused, all } = countLines(preview, selected);
  const isRunning = progress?.state === 'started' || progress?.state === 'working';
  const paid = preview.head.cardPayments.filter(
    (line) => !selected.without.has(line) && preview.lines.some((one) => one.line === line && one.state === 'new'),
  );
  return (
    <Card aria-labelledby="preview" data-unsaved>
      <CardHeader id="preview" title="Preview" detail="Nothing is saved yet." />
      <p className="tabular px-3.5 pb-2.5 whitespace-normal" role="status">
        <strong className="font-semibold">{formatCount(imported, locale)} to import</strong> ·{' '}
        {formatCount(leftOut, locale)} left out · {formatCount(refused, locale)} refused ={' '}
        {preview.head.format === 'CSV'
          ? `${counted(all, 'line', locale)} of the file`
          : `${plural(all, '# entry', '# entries', locale)} of the statement`}
      </p>
      {paid.length > 0 && !isRunning && (
        <div className="px-3.5 pb-3">
          <Notice
            tone="warn"
            actions={
              <Button
                size="sm"
                onClick={() => onSelect({ ...selected, without: new Set([...selected.without, ...paid]) })}
              >
                {plural(paid.length, 'Leave it out', 'Leave them out')}
              </Button>
            }
          >
            {plural(
              paid.length,
              '# row looks like a payment to your card, not a refund.',
              '# rows look like payments to your card, not refunds.',
            )}
          </Notice>
        </div>
      )}
      <PreviewTable noun={noun} preview={preview} selected={selected} onSelect={onSelect} fileName={fileName} />
      <CardSection className="flex flex-wrap items-center gap-3">
        <Button variant="primary" pending={isRunning} disabled={imported === 0 || isReading} onClick={onImport}>
          {imported === 0 ? 'Nothing new to import' : `Import ${counted(imported, noun, locale)}`}
        </Button>
        {progress && isRunning && (
          <ImportProgressBar
            done={progress.state === 'working' ? progress.done : 0}
            of={progress.state === 'working' && progress.of > 0 ? progress.of : null}
            id={importId}
          />
        )}
        {progress?.state === 'stopped' && (
          <Notice live tone="bad" className="basis-full">
            {progress.message}
          </Notice>
        )}
      </CardSection>
    </Card>
  );
}
