import type { ComponentProps, ReactNode } from 'react';
import { Spinner } from '@/components/ui/feedback/spinner';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** While true, the button ignores presses but can keep the focus. */
  pending?: boolean;
  /** The label while pending: "Syncing 14 expenses". Without it, the label does not change. */
  pendingLabel?: ReactNode;
};

/** A button. Label it with verb, number and object: "Sync 14 expenses". It submits a form only with `type="submit"`. */
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
      // A pending button must not submit the form a second time.
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
