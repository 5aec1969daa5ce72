import type { ItemState } from '@/lib/domain/sync/sync';

/** The message of a line that was not written because of another line of its batch. It is sent again by itself. */
export const otherLineRefused =
  'Not written, because another line of the same request was refused. Outlay sends it again.';

/** How far a line of a movement is on its way to the package. */
export type FeedState = 'waiting' | 'sending' | 'unconfirmed' | 'sent' | 'refused';

/** Returns the state of a line whose newest item has this state and message; null for a line that was never sent. */
export function feedStateOf(item: { readonly state: ItemState; readonly message: string | null } | null): FeedState {
  switch (item?.state) {
    case undefined:
    case 'withdrawn':
      return 'waiting';
    case 'queued':
    case 'sending':
    case 'sent':
      return 'sending';
    case 'unknown':
      return 'unconfirmed';
    case 'synced':
      return 'sent';
    case 'failed':
      return item?.message === otherLineRefused ? 'waiting' : 'refused';
  }
}
