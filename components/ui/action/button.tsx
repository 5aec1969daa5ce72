import type { ComponentProps, ReactNode } from 'react';
import { Spinner } from '@/components/ui/feedback/spinner';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** While true the button keeps its focus and refuses a second press. */
  pending?: boolean;
  /** What is said while pending, "Syncing 14 expenses"; the button's own words otherwise. */
  pendingLabel?: ReactNode;
};

/** Says what it does, with its number: "Sync 14 expenses". Does not submit a form unless `type="submit"`. */
export function Button({
  variant,
  size,
  pending = false,
  pendingLabel,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      // A pending button is one that submits nothing.
      type={pending ? 'button' : type}
      className={buttonClass(variant, size, className)}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? undefined : onClick}
    >
      {pending && <Spinner />}
      {pending ? (pendingLabel ?? children) : children}
    </button>
  );
}
