import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Glyph } from '@/components/ui/display/glyph';
import { type Tone, toneClass } from '@/components/ui/display/tone';

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
  return <span className={stateClass(tone, busy, className)}>{children}</span>;
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

/** Returns the classes of a status. */
export const stateClass = (tone: Tone, busy?: boolean, className?: string): string =>
  clsx('state', tones[tone], busy && 'state-busy', className);

const tones: Record<Tone, string> = {
  good: 'state-good',
  warn: 'state-warn',
  bad: 'state-bad',
  info: 'state-info',
  quiet: 'state-quiet',
};
