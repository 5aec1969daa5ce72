import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Glyph } from '@/components/ui/display/glyph';
import { type Tone, toneClass } from '@/components/ui/display/tone';
import { Spinner } from './spinner';

/** A status: one word with an icon and a colour. `busy` shows a spinner instead of the icon. */
export function State({
  tone,
  busy,
  className,
  children,
}: {
  tone: Tone;
  busy?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={clsx(
        'inline-flex max-w-full items-center gap-1 rounded-full py-px pr-2 pl-1.5 text-sm font-medium',
        toneClass[tone],
        className,
      )}
    >
      {busy ? <Spinner className="size-3 shrink-0" /> : <Glyph tone={tone} className="size-3.25 shrink-0" />}
      <span className="truncate">{children}</span>
    </span>
  );
}

/**
 * Only the icon of a status, for places where its word is in the text nearby. Otherwise pass `label`, which screen
 * readers read.
 */
export function StateMark({ tone, label, className }: { tone: Tone; label?: string; className?: string }) {
  return (
    <span className={clsx('inline-grid size-5.5 shrink-0 place-items-center rounded-full', toneClass[tone], className)}>
      <Glyph tone={tone} className="size-3.25" />
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
