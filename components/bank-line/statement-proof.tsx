'use client';

import { useShownPage } from '@/components/page/shown-page';
import { Notice } from '@/components/ui/feedback/notice';
import { formatDay } from '@/lib/domain/day';
import type { PreviewHead } from '@/lib/domain/import/preview/preview';

/** Says which days a statement covers, and whether its balances prove that no line is missing. */
export function StatementProof({ statement }: { statement: NonNullable<PreviewHead['statement']> }) {
  const { locale } = useShownPage();
  const { from, until, proofs } = statement;
  if (from === null || until === null) return null;
  const days = `Lines from ${formatDay(from, locale)} to ${formatDay(until, locale)}.`;
  return proofs.length > 0 ? (
    <Notice live tone="good" title="The balances prove that the statement is complete">
      {proofs.map((proof) => (
        <p key={proof}>{proof}</p>
      ))}
      <p>{days}</p>
    </Notice>
  ) : (
    <Notice live tone="info" title="No balances prove this file">
      {days} The file does not state both an opening and a closing balance that fit its lines, so compare the last
      balance with your bank.
    </Notice>
  );
}
