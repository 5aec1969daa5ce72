'use client';

import { ActionButton } from '@/components/form/action-button';
import { useShownPage } from '@/components/page/shown-page';
import { showToast } from '@/components/ui/feedback/toast';
import { syncAllReady } from '@/lib/actions/sync';
import { formatCount } from '@/lib/domain/number';
import { syncingText } from '@/lib/domain/sync/sync-summary';

/** The button that syncs every expense with the status Ready. */
export function SyncAllReady({ count, label }: { count: number; label?: string }) {
  const { locale } = useShownPage();
  return (
    <ActionButton
      action={syncAllReady}
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
