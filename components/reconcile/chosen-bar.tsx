'use client';

import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { useShownPage } from '@/components/page/shown-page';
import { BulkBar } from '@/components/ui/action/bulk-bar';
import { Button } from '@/components/ui/action/button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { matchChosen } from '@/lib/actions/reconcile/reconcile';
import { formatMoney } from '@/lib/domain/money';
import { counted } from '@/lib/domain/plural';
import type { ShownItem } from './shown-item';

type Seen = { id: string; day: string; minor: string; currency: string };
type Pair = { readonly lines: readonly Seen[]; readonly records: readonly Seen[] };

/** What is chosen by hand on both sides, with the sums and their difference, and the button that matches it. */
export function ChosenBar({
  account,
  items,
  clear,
}: {
  account: string;
  items: readonly ShownItem[];
  clear: () => void;
}) {
  const { locale } = useShownPage();
  const { state, formProps } = useAction(matchChosen, {
    onDone: () => {
      showToast('Matched by hand.');
      clear();
    },
  });
  const pair = items.reduce<Pair>(
    (all, { seen }) => {
      const { lines, records }: Pair = JSON.parse(seen);
      return { lines: [...all.lines, ...lines], records: [...all.records, ...records] };
    },
    { lines: [], records: [] },
  );
  const [first] = [...pair.lines, ...pair.records];
  const currency = first?.currency ?? 'GBP';
  const text = (minor: bigint) => formatMoney({ minor, currency }, locale);
  const [lines, records] = [sum(pair.lines), sum(pair.records)];
  const isWhole = pair.lines.length > 0 && pair.records.length > 0;
  return (
    <>
      <RefusalNotice state={state} title="Not matched" className="mt-3" />
      {first && (
        <BulkBar
          summary={
            <>
              {counted(pair.lines.length, 'line', locale)} {text(lines)} ·{' '}
              {counted(pair.records.length, 'record', locale)} {text(records)}
              {isWhole && <strong> · Difference {text(lines - records)}</strong>}
            </>
          }
        >
          {isWhole && (
            <form {...formProps}>
              <HiddenFields values={{ account, pair: JSON.stringify(pair) }} />
              <SubmitButton data-primary>{`Match ${items.length} rows`}</SubmitButton>
            </form>
          )}
          <Button onClick={clear}>Clear</Button>
        </BulkBar>
      )}
    </>
  );
}

const sum = (rows: readonly Seen[]): bigint => rows.reduce((total, { minor }) => total + BigInt(minor), 0n);
