import { useShownPage } from '@/components/page/shown-page';
import { formatCount } from '@/lib/domain/number';
import { Button } from './button';

/** A button that filters the rows on a page. It shows how many rows match. */
export function FilterButton({
  label,
  count,
  on,
  onPress,
}: {
  label: string;
  count: number;
  on: boolean;
  onPress: () => void;
}) {
  return (
    <Button size="sm" aria-pressed={on} className={on ? 'border-accent! bg-accent-wash!' : undefined} onClick={onPress}>
      {label} {formatCount(count, useShownPage().locale)}
    </Button>
  );
}
