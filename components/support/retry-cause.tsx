'use client';

import { ConfirmButton } from '@/components/form/confirm-button';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useShownPage } from '@/components/page/shown-page';
import { SkippedList } from '@/components/sync/sync-result-notice';
import { Notice } from '@/components/ui/feedback/notice';
import { retryCause } from '@/lib/actions/support';
import { countedMovements } from '@/lib/domain/movement/counted';
import { formatCount } from '@/lib/domain/number';
import { plural } from '@/lib/domain/plural';

/**
 * The button that retries everything that failed with one cause, after a confirmation. The result says how many were
 * sent again, and why others were not.
 */
export function RetryCause({
  count,
  same,
  cause,
  where,
}: {
  count: number;
  same: { readonly code: string; readonly causeId: string | null; readonly companyId?: string | undefined };
  /** The title of the cause. */
  cause: string;
  /** Whose failures: "Wren Pottery", "all companies". */
  where: string;
}) {
  const { locale } = useShownPage();
  const retry = plural(count, 'Retry # failure', 'Retry # failures', locale);
  return (
    <ConfirmButton
      label={count === 1 ? `Retry 1 of ${where}` : `Retry all ${formatCount(count, locale)} of ${where}`}
      title={`${retry}?`}
      confirmLabel={retry}
      action={retryCause}
      fields={same}
      offered={count > 0}
      answer={(state) =>
        state.state === 'done' ? (
          <Notice live tone={state.value.skippedCount > 0 ? 'warn' : 'good'} className="basis-full">
            {countedMovements({ count: state.value.queuedCount, transfers: state.value.queuedTransfers }, locale)}{' '}
            {plural(state.value.queuedCount, 'is', 'are')} being sent again
            {state.value.companies > 1 && ` in ${state.value.companies} companies`}.
            {state.value.skippedCount > 0 && ` ${formatCount(state.value.skippedCount, locale)} not sent:`}
            <SkippedList {...state.value} />
          </Notice>
        ) : (
          <RefusalNotice state={state} title="Not sent" className="basis-full" />
        )
      }
    >
      Everything of {where} that failed with “{cause}” is sent again, coded as the mapping is now. The companies see
      that support did it.
    </ConfirmButton>
  );
}
