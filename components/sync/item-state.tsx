import type { Tone } from '@/components/ui/display/tone';
import { State } from '@/components/ui/feedback/state';
import type { ItemState as Name } from '@/lib/domain/sync/sync';

/**
 * The status of one expense in a sync. `wasResent` is true when the expense was taken out of its batch and sent
 * separately.
 */
export function ItemState({ state, wasResent = false }: { state: Name; wasResent?: boolean }) {
  const { tone, word, busy } = itemState(state, wasResent);
  return (
    <State tone={tone} busy={busy}>
      {word}
    </State>
  );
}

/** Returns the word of that status, and how it is shown. */
export function itemState(
  state: Name,
  wasResent = false,
): { readonly tone: Tone; readonly word: string; readonly busy?: boolean } {
  switch (state) {
    case 'queued':
      return { tone: 'quiet', word: 'Queued' };
    case 'sending':
    case 'sent':
      return { tone: 'info', word: 'Syncing', busy: true };
    case 'unknown':
      return { tone: 'quiet', word: 'Unconfirmed' };
    case 'synced':
      return { tone: 'good', word: 'Synced' };
    case 'failed':
      return { tone: 'bad', word: 'Failed' };
    case 'withdrawn':
      return { tone: 'quiet', word: wasResent ? 'Resent separately' : 'Withdrawn' };
  }
}
