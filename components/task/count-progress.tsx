import { Progress } from '@/components/ui/feedback/progress';
import { formatCount } from '@/lib/domain/number';

/** How far a worker is that counts all expenses of a large company. The page refreshes when it has finished. */
export function CountProgress({
  progress,
  locale,
  className,
}: {
  progress: { readonly done: number; readonly total: number } | null;
  locale: string;
  className?: string;
}) {
  const label = progress
    ? `Counting the expenses: ${formatCount(progress.done, locale)} of ${formatCount(progress.total, locale)}`
    : 'Counting the expenses';
  return <Progress className={className} value={progress?.done} max={progress?.total ?? 1} label={label} />;
}
