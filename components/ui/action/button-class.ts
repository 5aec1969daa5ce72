import clsx from 'clsx';

export type ButtonVariant = 'primary' | 'default' | 'plain' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const variants: Record<ButtonVariant, string> = {
  primary:
    'border-transparent bg-accent text-accent-ink hover:bg-accent-strong aria-disabled:hover:bg-accent disabled:hover:bg-accent',
  default: 'border-line-strong bg-surface text-ink hover:bg-hover hover:border-field',
  plain: 'border-transparent bg-transparent text-soft hover:bg-quiet-wash hover:text-ink',
  danger: 'border-transparent bg-bad text-bad-ink hover:opacity-90',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'h-6.5 px-2 gap-1 text-sm',
  md: 'h-7.5 px-3 gap-1.5 max-sm:h-9',
  lg: 'h-9.5 px-4 gap-2 max-sm:h-11',
};

/** Returns the classes of a button. A link that looks like a button uses them too. */
export function buttonClass(variant: ButtonVariant = 'default', size: ButtonSize = 'md', className?: string): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center rounded-control border font-medium whitespace-nowrap select-none transition-colors',
    'disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-55 aria-disabled:cursor-not-allowed',
    variants[variant],
    sizes[size],
    className,
  );
}
