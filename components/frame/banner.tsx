import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Glyph } from '@/components/ui/display/glyph';
import { type Tone, toneClass } from '@/components/ui/display/tone';

/** One line over every page for as long as something is so: "Xero is no longer linked." */
export function Banner({ tone, actions, children }: { tone: Tone; actions?: ReactNode; children: ReactNode }) {
  return (
    <Line label="Notice" className={clsx(toneClass[tone], 'border-b border-line')} actions={actions}>
      <Glyph tone={tone} className="mr-1.5 -mt-0.5 inline size-4" />
      {children}
    </Line>
  );
}

/** Says for as long as it is so whose company staff are looking at; stands in either frame. */
export function StaffBanner({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  return (
    <Line label="Company shown" frame="staff" className="bg-accent text-accent-ink" actions={actions}>
      {children}
    </Line>
  );
}

/** The frames leave room for it by its `data-banner`, 40 px on a wide screen. */
function Line({
  label,
  frame,
  className,
  actions,
  children,
}: {
  label: string;
  frame?: 'staff';
  className: string;
  actions: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      data-banner
      data-frame={frame}
      className={clsx(
        'sticky top-0 z-30 flex min-h-10 flex-wrap items-center justify-center gap-x-4 gap-y-1 px-4 py-1.5 text-center font-medium',
        className,
      )}
    >
      <p>{children}</p>
      {actions}
    </section>
  );
}
