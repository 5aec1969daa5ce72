import { Notice } from '@/components/ui/feedback/notice';
import type { LinkOutcome } from '@/lib/domain/books/link-outcome';

/** For a linked package, says how the last visit to its consent page ended, and what that means. */
export function LinkOutcomeNotice({
  outcome,
  name,
  reading,
}: {
  outcome: LinkOutcome;
  /** The package's name. */
  name: string;
  /** Whether the lists of the books are still being read. */
  reading: boolean;
}) {
  switch (outcome) {
    case 'linked':
      return (
        <Notice tone="good" title={`${name} is linked`}>
          {reading
            ? 'Outlay is reading your accounts, tax rates and suppliers. Next, map your categories to them.'
            : 'Your accounts, tax rates and suppliers are here. Next, map your categories to them.'}{' '}
          If you chose the wrong organisation, disconnect it and link again.
        </Notice>
      );
    case 'unchanged':
      return (
        <Notice tone="quiet" title="Nothing was changed">
          You came back without changing anything. {name} stays linked as before.
        </Notice>
      );
    case 'cancelled':
      return (
        <Notice tone="quiet" title="Nothing was changed">
          You cancelled at Codat. {name} stays linked as before, and expenses sync as before.
        </Notice>
      );
    case 'unsupported':
    case 'failed':
      return (
        <Notice tone="warn" title="Nothing was changed">
          {name} or Codat reported an error. {name} stays linked as before, and expenses sync as before.
        </Notice>
      );
  }
}
