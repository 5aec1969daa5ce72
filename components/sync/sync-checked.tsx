'use client';

import { ActionButton } from '@/components/form/action-button';
import { useShownPage } from '@/components/page/shown-page';
import { syncAllReady, syncExpenses } from '@/lib/actions/sync';
import { formatCount } from '@/lib/domain/number';
import { counted } from '@/lib/domain/plural';
import { SyncResultNotice } from './sync-result-notice';

/** The button that syncs the checked expenses. Without `ids`, it syncs every expense that is ready or edited since its sync. */
export function SyncChecked({ count, ids }: { count: number; ids: readonly string[] }) {
  const { locale } = useShownPage();
  return (
    <ActionButton
      action={ids.length > 0 ? syncExpenses : syncAllReady}
      fields={ids.length > 0 ? { 'ids[]': ids } : { edits: 'yes' }}
      variant="primary"
      pendingLabel={`Syncing ${formatCount(count, locale)}`}
      offered={count > 0}
      answer={(state) => <SyncResultNotice answer={state} className="mt-1 basis-full" />}
    >
      Sync {counted(count, 'expense', locale)}
    </ActionButton>
  );
}
