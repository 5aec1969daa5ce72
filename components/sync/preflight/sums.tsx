import type { ReactNode } from 'react';
import { AppLink } from '@/components/ui/action/app-link';
import type { Tone } from '@/components/ui/display/tone';
import { StateMark } from '@/components/ui/feedback/state';
import type { CurrencyTotal, OutcomeSum } from '@/lib/domain/coding/preflight-sums';
import { formatMoney } from '@/lib/domain/money';
import { formatCount } from '@/lib/domain/number';

export type SumView = {
  readonly key: string;
  readonly href: string;
  readonly current: boolean;
  readonly tone: Tone;
  readonly title: string;
  readonly sum: OutcomeSum;
};

/**
 * The results of a check before syncing: for each outcome, the number of expenses and transfers, and their total per currency. Each
 * links to them.
 */
export function PreflightSums({ sums, locale }: { sums: readonly SumView[]; locale: string }) {
  return (
    <nav aria-label="Result" className="mb-4">
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(13rem,45%),1fr))] gap-3 max-sm:gap-2">
        {sums.map(({ key, href, current, tone, title, sum }) => (
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
              <span className="tabular mt-1 block text-2xl font-semibold tracking-tight">
                {formatCount(sum.count, locale)}
              </span>
              <Totals sum={sum} locale={locale} />
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Totals({ sum, locale }: { sum: OutcomeSum; locale: string }): ReactNode {
  return sum.totals.map((total) => (
    <span key={total.out.currency} className="flex flex-wrap gap-x-1 text-sm text-soft">
      {partsOf(total, locale).map((part, index, all) => (
        <span key={part} className="tabular">
          {part}
          {index < all.length - 1 && ','}
        </span>
      ))}
    </span>
  ));
}

const partsOf = (total: CurrencyTotal, locale: string): string[] =>
  [
    total.out.minor > 0n && `${formatMoney(total.out, locale)} out`,
    total.in.minor > 0n && `${formatMoney(total.in, locale)} in`,
    total.moved.minor > 0n && `${formatMoney(total.moved, locale)} transferred`,
  ].filter((part) => part !== false);
