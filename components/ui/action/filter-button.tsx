import { Button } from './button';

/** One of several ways to narrow what is shown, with how much each would show. */
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
      {label} {count.toLocaleString()}
    </Button>
  );
}
