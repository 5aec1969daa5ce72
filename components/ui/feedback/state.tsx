import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Glyph } from '@/components/ui/display/glyph';
import { type Tone, toneClass } from '@/components/ui/display/tone';
import { Spinner } from './spinner';

/** A state: a word with its glyph and colour. `busy` shows a spinner instead of the glyph. */
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

/** The glyph of a state alone, for a row that has the word. `label` is read out where it has not. */
export function StateMark({ tone, label, className }: { tone: Tone; label?: string; className?: string }) {
  return (
    <span className={clsx('inline-grid size-5.5 shrink-0 place-items-center rounded-full', toneClass[tone], className)}>
      <Glyph tone={tone} className="size-3.25" />
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
