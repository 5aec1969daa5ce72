import { Notice } from '@/components/ui/feedback/notice';

/** Says how far the rows of a month that is closing are stored. Null: that has failed. */
export function Closing({ name, storedPercent }: { name: string; storedPercent: number | null }) {
  return storedPercent === null ? (
    <Notice tone="bad" title={`The rows of ${name} could not be stored`}>
      {name} takes no change, but its sign-off is not complete. Reopen the month, then close it again.
    </Notice>
  ) : (
    <Notice tone="info" title={`${name} is closing: ${storedPercent} % of its rows are stored`}>
      It takes no change already. The sign-off with its hash appears here when all rows are stored. You can leave this
      page.
    </Notice>
  );
}
