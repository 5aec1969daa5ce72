'use client';

import { ActionButton } from '@/components/form/action-button';
import type { FormValues } from '@/components/form/call-action';
import { useShownPage } from '@/components/page/shown-page';
import { showToast } from '@/components/ui/feedback/toast';
import { syncAllReady, syncFilteredReady } from '@/lib/actions/sync';
import { formatCount } from '@/lib/domain/number';
import { syncingText } from '@/lib/domain/sync/sync-summary';

/** The button that syncs every expense with the status Ready, or those among the expenses that a filter selects. */
export function SyncAllReady({ count, label, filter }: { count: number; label?: string; filter?: FormValues }) {
  const { locale } = useShownPage();
  return (
    <ActionButton
      action={filter ? syncFilteredReady : syncAllReady}
      {...(filter && { fields: filter })}
      variant="primary"
      pendingLabel={`Syncing ${formatCount(count, locale)}`}
      onDone={({ skippedCount, ...request }) => {
        const queued = syncingText(request, locale);
        showToast(skippedCount > 0 ? `${queued} ${formatCount(skippedCount, locale)} were not ready.` : queued);
      }}
      onRefused={(message) => showToast(message, 'bad')}
    >
      {label ?? `Sync ${formatCount(count, locale)}`}
    </ActionButton>
  );
}
