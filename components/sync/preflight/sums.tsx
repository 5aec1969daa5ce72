'use client';

import { AppLink } from '@/components/ui/action/app-link';
import type { Tone } from '@/components/ui/display/tone';
import { StateMark } from '@/components/ui/feedback/state';

export type SumView = {
  readonly key: string;
  readonly href: string;
  readonly current: boolean;
  readonly tone: Tone;
  readonly title: string;
  readonly count: string;
  /** The total of each currency in words: "£594.13 out, £25.93 in". */
  readonly totals: readonly string[];
};

/**
 * The results of a check before syncing: for each outcome, the number of expenses and transfers, and their total per
 * currency. Each links to them.
 */
export function PreflightSums({ sums }: { sums: readonly SumView[] }) {
  return (
    <nav aria-label="Result" className="mb-4">
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(13rem,45%),1fr))] gap-3 max-sm:gap-2">
        {sums.map(({ key, href, current, tone, title, count, totals }) => (
          <li key={key}>
            <AppLink
              href={href}
              aria-current={current ? 'true' : undefined}
              className="block h-full rounded-card border border-line bg-surface px-3.5 py-3 transition-colors hover:border-field aria-current:border-accent aria-current:bg-accent-wash/40"
            >
              <span className="flex items-center gap-2 text-soft">
                <StateMark tone={tone} className="size-4.5! [&_.icon]:size-2.75" />
                {title}
              </span>
              <span className="tabular mt-1 block text-2xl font-semibold tracking-tight">{count}</span>
              {totals.map((total) => (
                <span key={total} className="block text-sm text-soft tabular-nums">
                  {total}
                </span>
              ))}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
