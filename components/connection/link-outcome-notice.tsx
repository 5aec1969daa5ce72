import { Notice } from '@/components/ui/feedback/notice';
import type { Connection } from '@/lib/domain/books/books';
import type { LinkOutcome } from '@/lib/domain/books/link-outcome';

/** Says how the visit to the package's consent page ended, and what that means. */
export function LinkOutcomeNotice({
  outcome,
  name,
  status,
  reading,
}: {
  outcome: LinkOutcome;
  /** The package's name. */
  name: string;
  status: Connection['status'];
  /** Whether the lists of the books are still being read. */
  reading: boolean;
}) {
  switch (outcome) {
    case 'linked':
      return status === 'linked' ? (
        <Notice tone="good" title={`${name} is linked`}>
          {reading
            ? 'Outlay is reading your accounts, tax rates and suppliers. Next, map your categories to them.'
            : 'Your accounts, tax rates and suppliers are here. Next, map your categories to them.'}{' '}
          If you chose the wrong organisation, disconnect it and link again.
        </Notice>
      ) : (
        <Notice tone="info" title="The link is being confirmed">
          {name} has said yes; Outlay waits for the confirmation. This page shows it by itself, usually within a minute.
        </Notice>
      );
    case 'unchanged':
      return (
        <Notice tone="quiet" title="Nothing was changed">
          You came back without changing anything. {name} stands as it did before.
        </Notice>
      );
    case 'cancelled':
      return (
        <Notice tone="warn" title="Linking was cancelled">
          No access to {name} was given, and nothing was read or written. Start again whenever you like.
        </Notice>
      );
    case 'unsupported':
    case 'failed':
      return (
        <Notice tone="bad" title={`${name} could not be linked`}>
          Something went wrong between {name} and our gateway. Nothing was read or written. Try again in a few minutes;
          if it goes on, check that you may connect apps in {name}.
        </Notice>
      );
  }
}
