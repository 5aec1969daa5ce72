import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Glyph } from '@/components/ui/display/glyph';
import type { Tone } from '@/components/ui/display/tone';

/**
 * A message. It says what happened, what it means for the money, and what to do. With `live`, screen readers read it as
 * soon as it appears.
 */
export function Notice({
  tone,
  title,
  actions,
  live,
  className,
  children,
}: {
  tone: Tone;
  title?: ReactNode;
  actions?: ReactNode;
  live?: boolean;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <div
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      className={clsx('flex gap-2.5 rounded-[8px] px-3 py-2.5', washes[tone], className)}
    >
      <Glyph tone={tone} className={clsx('mt-0.5 size-4 shrink-0', marks[tone])} />
      <div className="min-w-0 grow">
        {title && <p className={clsx('font-semibold', marks[tone])}>{title}</p>}
        {children && <div className="text-ink">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-1.5">{actions}</div>}
      </div>
    </div>
  );
}

const washes: Record<Tone, string> = {
  good: 'bg-good-wash',
  warn: 'bg-warn-wash',
  bad: 'bg-bad-wash',
  info: 'bg-info-wash',
  quiet: 'bg-quiet-wash',
};

const marks: Record<Tone, string> = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  info: 'text-info',
  quiet: 'text-soft',
};
