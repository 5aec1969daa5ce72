import { State } from '@/components/ui/feedback/state';
import type { ItemState as Name } from '@/lib/domain/sync/sync';

/**
 * The status of one expense in a sync. `wasResent` is true when the expense was taken out of its batch and sent
 * separately.
 */
export function ItemState({ state, wasResent = false }: { state: Name; wasResent?: boolean }) {
  switch (state) {
    case 'queued':
      return <State tone="quiet">Queued</State>;
    case 'sending':
    case 'sent':
      return (
        <State tone="info" busy>
          Syncing
        </State>
      );
    case 'unknown':
      return <State tone="quiet">Unconfirmed</State>;
    case 'synced':
      return <State tone="good">Synced</State>;
    case 'failed':
      return <State tone="bad">Failed</State>;
    case 'withdrawn':
      return <State tone="quiet">{wasResent ? 'Resent separately' : 'Withdrawn'}</State>;
  }
}
