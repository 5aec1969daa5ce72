import { Banner } from '@/components/frame/banner';
import { pluralMovements } from '@/lib/domain/movement/counted';
import { formatCount } from '@/lib/domain/number';

/**
 * The banner while the open movements of a large company are checked again, after a change of the mapping, the books or a
 * setting. It renders nothing when `progress` is null.
 */
export function CheckingBanner({
  progress,
  hasTransfers,
  locale,
}: {
  progress: { readonly done: number; readonly total: number } | null;
  hasTransfers: boolean;
  locale: string;
}) {
  if (!progress) return null;
  const { done, total } = progress;
  return (
    <Banner tone="info">
      {pluralMovements(total, { one: 'Checking #', other: 'Checking #', hasTransfers }, locale)} against the mapping and
      the books as they are now. {formatCount(done, locale)} are done; the others may still show an earlier status.
    </Banner>
  );
}
