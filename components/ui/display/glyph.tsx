import clsx from 'clsx';
import type { Tone } from './tone';

/** The icon of a tone. Every tone has another shape, so that it can be told apart without colour. */
export function Glyph({ tone, className = 'size-3.5 shrink-0' }: { tone: Tone; className?: string | undefined }) {
  return <i className={clsx('icon', shapes[tone], className)} />;
}

const shapes: Record<Tone, string> = {
  good: 'tone-good',
  warn: 'tone-warn',
  bad: 'tone-bad',
  info: 'tone-info',
  quiet: 'tone-quiet',
};
