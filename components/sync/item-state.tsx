import { State } from '@/components/ui/state';
import type { ItemState as Name } from '@/lib/domain/sync';

/** What became of one record of a sync, in a word. */
export function ItemState({ state }: { state: Name }) {
  switch (state) {
    case 'queued':
      return (
        <State tone="quiet" busy>
          Waiting
        </State>
      );
    case 'sending':
    case 'sent':
      return (
        <State tone="info" busy>
          On its way
        </State>
      );
    case 'unknown':
      return <State tone="quiet">Unknown</State>;
    case 'synced':
      return <State tone="good">Synced</State>;
    case 'failed':
      return <State tone="bad">Failed</State>;
    case 'withdrawn':
      return <State tone="quiet">Sent on in another sync</State>;
  }
}
