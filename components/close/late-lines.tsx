import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Money } from '@/components/ui/display/money';
import { formatDay } from '@/lib/domain/day';

type Line = {
  readonly id: string;
  readonly day: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly text: string;
};

/** Statement lines of a closed month that were imported after it was closed. They are not part of the sign-off. */
export function LateLines({ lines, locale }: { lines: readonly Line[]; locale: string }) {
  if (lines.length === 0) return null;
  return (
    <Card aria-labelledby="late">
      <CardHeader id="late" title="Statement lines that came later" line />
      <CardSection className="text-soft">
        They are not part of the sign-off. Record what is missing on the first open day, with a note, or reopen the
        month.
      </CardSection>
      {lines.map(({ id, day, minor, currency, text }) => (
        <CardSection key={id} className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="min-w-0 wrap-anywhere">
            <span className="tabular text-soft">{formatDay(day, locale)}</span> {text}
          </span>
          <Money minor={minor} currency={currency} locale={locale} />
        </CardSection>
      ))}
    </Card>
  );
}
