import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Glyph } from '@/components/ui/display/glyph';
import { type Tone, toneClass } from '@/components/ui/display/tone';

/**
 * A notice at the top of every page while a problem lasts. Frame reserves 40 px for it when it finds the `data-banner`
 * attribute.
 */
export function Banner({ tone, actions, children }: { tone: Tone; actions?: ReactNode; children: ReactNode }) {
  return (
    <section
      aria-label="Notice"
      data-banner
      className={clsx(
        'sticky top-0 z-30 flex min-h-10 flex-wrap items-center justify-center gap-x-4 gap-y-1 border-b border-line px-4 py-1.5 text-center font-medium',
        toneClass[tone],
      )}
    >
      <p>
        <Glyph tone={tone} className="mr-1.5 -mt-0.5 inline-block size-4" />
        {children}
      </p>
      {actions}
    </section>
  );
}
