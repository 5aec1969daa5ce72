'use client';

import { ActionButton } from '@/components/form/action-button';
import { useShownPage } from '@/components/page/shown-page';
import { syncAllReady, syncExpenses } from '@/lib/actions/sync';
import { countedMovements, type MovementCount } from '@/lib/domain/movement/counted';
import { formatCount } from '@/lib/domain/number';
import { SyncResultNotice } from './sync-result-notice';

/** The button that syncs the checked movements. Without `ids`, it syncs all that are ready or edited since their sync. */
export function SyncChecked({ count, transfers, ids }: MovementCount & { ids: readonly string[] }) {
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
      Sync {countedMovements({ count, transfers }, locale)}
    </ActionButton>
  );
}
