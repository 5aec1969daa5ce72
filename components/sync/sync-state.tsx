import { State } from '@/components/ui/state';

export type SyncStateName = 'queued' | 'sending' | 'sent' | 'unknown' | 'settled' | 'refused' | 'held';

type Counts = { readonly failed: number; readonly synced: number };

/** Where a sync stands, in a word. */
export function SyncState({ state, counts }: { state: SyncStateName; counts: Counts }) {
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
          Under way
        </State>
      );
    case 'unknown':
      return <State tone="quiet">Outcome unknown</State>;
    case 'held':
      return <State tone="warn">Held back</State>;
    case 'refused':
      return <State tone="bad">Not taken</State>;
    case 'settled':
      if (counts.failed === 0) return <State tone="good">Done</State>;
      return <State tone="bad">{counts.synced === 0 ? 'Failed' : 'Partly failed'}</State>;
  }
}
