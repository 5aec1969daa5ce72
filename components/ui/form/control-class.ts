import clsx from 'clsx';

/**
 * Returns the classes of text fields and similar controls. On phones the font size is 16 px, because iOS zooms into a
 * field with smaller text.
 */
export function controlClass(className?: string): string {
  return clsx(
    'w-full min-w-0 rounded-control border border-field bg-surface px-2.5 text-ink transition-colors',
    'hover:border-soft disabled:cursor-not-allowed disabled:bg-quiet-wash disabled:text-soft [&:is(input,textarea):read-only]:bg-quiet-wash',
    'aria-invalid:border-bad focus-visible:outline-offset-0',
    'max-sm:text-[1rem]',
    className,
  );
}
