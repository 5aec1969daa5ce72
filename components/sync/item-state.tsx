import { State } from '@/components/ui/feedback/state';
import type { ItemState as Name } from '@/lib/domain/sync/sync';

/** What became of one record of a sync, in a word. `sentOn`: taken out of its batch and sent by itself. */
export function ItemState({ state, sentOn = false }: { state: Name; sentOn?: boolean }) {
  switch (state) {
    case 'queued':
      return <State tone="quiet">Waiting</State>;
    case 'sending':
    case 'sent':
      return (
        <State tone="info" busy>
          Sending
        </State>
      );
    case 'unknown':
      return <State tone="quiet">Outcome unknown</State>;
    case 'synced':
      return <State tone="good">Synced</State>;
    case 'failed':
      return <State tone="bad">Failed</State>;
    case 'withdrawn':
      return <State tone="quiet">{sentOn ? 'Resent separately' : 'Withdrawn'}</State>;
  }
}
