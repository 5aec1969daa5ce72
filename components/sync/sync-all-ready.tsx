'use client';

import { ActionButton } from '@/components/form/action-button';
import { showToast } from '@/components/ui/feedback/toast';
import { syncAllReady } from '@/lib/actions/sync';
import { counted } from '@/lib/domain/plural';

/** The button that syncs every expense with the status Ready. */
export function SyncAllReady({ count, label = `Sync ${count}` }: { count: number; label?: string }) {
  return (
    <ActionButton
      action={syncAllReady}
      variant="primary"
      pendingLabel={`Syncing ${count}`}
      onDone={({ queuedCount, skippedCount }) => {
        const queued = `Syncing ${counted(queuedCount, 'expense')}.`;
        showToast(skippedCount > 0 ? `${queued} ${skippedCount} were not ready.` : queued);
      }}
      onRefused={(message) => showToast(message, 'bad')}
    >
      {label}
    </ActionButton>
  );
}
