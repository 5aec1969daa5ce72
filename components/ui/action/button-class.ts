import clsx from 'clsx';

export type ButtonVariant = 'primary' | 'default' | 'plain' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const variants: Record<ButtonVariant, string> = {
  primary: 'button-primary',
  default: 'button-default',
  plain: 'button-plain',
  danger: 'button-danger',
};

const sizes: Record<ButtonSize, string> = { sm: 'button-sm', md: 'button-md', lg: 'button-lg' };

/** Returns the classes of a button. A link that looks like a button uses them too. */
export const buttonClass = (variant: ButtonVariant = 'default', size: ButtonSize = 'md', className?: string): string =>
  clsx('button', variants[variant], sizes[size], className);
