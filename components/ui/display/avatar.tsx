import clsx from 'clsx';

/**
 * The initial of a company (in a square) or a person (in a circle). Screen readers skip it, because the name is beside
 * it.
 */
export function Avatar({
  name,
  shape = 'round',
  className,
}: {
  name: string;
  shape?: 'round' | 'square';
  className?: string;
}) {
  return (
    <span aria-hidden="true" className={clsx('avatar', shape === 'square' && 'avatar-square', className)}>
      {initialOf(name)}
    </span>
  );
}

function initialOf(name: string): string {
  const letter = name.match(/\p{L}|\p{N}/u);
  return (letter?.[0] ?? '?').toUpperCase();
}
