import { Banner } from '@/components/frame/banner';
import { formatCount } from '@/lib/domain/number';
import { plural } from '@/lib/domain/plural';

/**
 * The banner while the open expenses of a large company are checked again, after a change of the mapping, the books or a
 * setting. It renders nothing when `progress` is null.
 */
export function CheckingBanner({
  progress,
  locale,
}: {
  progress: { readonly done: number; readonly total: number } | null;
  locale: string;
}) {
  if (!progress) return null;
  const { done, total } = progress;
  return (
    <Banner tone="info">
      {plural(total, 'Checking # expense', 'Checking # expenses', locale)} against the mapping and the books as they are
      now. {formatCount(done, locale)} are done; the others may still show an earlier status.
    </Banner>
  );
}
