'use client';

import { useShownPage } from '@/components/page/shown-page';
import { Button } from '@/components/ui/action/button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { countedKinds } from '@/lib/domain/import/moved-kinds';
import { countLines, decidedLines, type Selected } from '@/lib/domain/import/preview/counts';
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
  const { imported, kinds, leftOut, refused, all } = countLines(preview, selected);
  const isRunning = progress?.state === 'started' || progress?.state === 'working';
  const lines = decidedLines(preview, selected);
  const asked = lines.filter(({ state }) => state === 'ask').length;
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
      {asked > 0 && !isRunning && (
        <div className="px-3.5 pb-3">
          <Notice tone="warn">
            {plural(
              asked,
              '# row needs your answer. It is not imported before: choose what it becomes.',
              '# rows need your answer. They are not imported before: choose what they become.',
              locale,
            )}
          </Notice>
        </div>
      )}
      <PreviewTable
        noun={noun}
        preview={preview}
        lines={lines}
        selected={selected}
        onSelect={onSelect}
        fileName={fileName}
      />
      <CardSection className="flex flex-wrap items-center gap-3">
        <Button variant="primary" pending={isRunning} disabled={imported === 0 || isReading} onClick={onImport}>
          {imported === 0
            ? 'Nothing new to import'
            : `Import ${noun === 'line' ? counted(imported, noun, locale) : countedKinds(kinds, locale)}`}
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
