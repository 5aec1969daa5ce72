'use client';

import { useShownPage } from '@/components/page/shown-page';
import { Progress } from '@/components/ui/feedback/progress';
import { formatCount } from '@/lib/domain/number';
import { CancelImport } from './cancel-import';

/** How far a running import is, with a button that cancels it. `of` is null until the file is read. */
export function ImportProgressBar({ done, of, id }: { done: number; of: number | null; id: string | undefined }) {
  const { locale } = useShownPage();
  const label =
    of === null ? 'Reading the file' : `${formatCount(done, locale)} of ${formatCount(of, locale)} rows are saved`;
  return (
    <>
      <Progress className="min-w-50 grow" value={of === null ? undefined : done} max={of ?? 1} label={label} />
      {id && <CancelImport id={id} />}
    </>
  );
}
