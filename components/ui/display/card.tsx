import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/**
 * A box with a border around related content. A table can be its direct child; put other content into a CardSection.
 */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={clsx('card', className)} />;
}

/** The heading of a card, with further text and actions beside it. `line` adds a line below. */
export function CardHeader({
  id,
  title,
  detail,
  actions,
  line,
}: {
  /** Use the same id in `aria-labelledby` of the card, so that the heading names it for screen readers. */
  id?: string;
  title: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
  line?: boolean;
}) {
  return (
    <header
      data-line={line || undefined}
      className={clsx(
        'flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-3.5 pt-3',
        line ? 'border-b border-line pb-3' : 'pb-1.5',
      )}
    >
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {detail && <span className="text-sm text-soft">{detail}</span>}
      {actions && <span className="flex items-center gap-1.5">{actions}</span>}
    </header>
  );
}

/** A section of a card. A line separates it from the one above, unless that is a CardHeader with its own line. */
export function CardSection({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      {...rest}
      className={clsx('px-3.5 py-3 not-first:border-t not-first:border-line [[data-line]+&]:border-t-0', className)}
    />
  );
}

/** The content below a CardHeader that has no line. */
export function CardBody({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={clsx('px-3.5 pt-1 pb-3.5', className)} />;
}
