/**
 * A line of a movement that the package has, and what the movement is now. A bank feed takes no change of a line, so the
 * difference is explained, and corrected by another line or in the package.
 */
export type LineChange = {
  readonly movementId: string;
  /** What the lines of the movement add up to, and what they would be now. In minor units of the account. */
  readonly sentMinor: bigint;
  readonly nowMinor: bigint;
  /** Whether the record was deleted in the books. */
  readonly isDeleted: boolean;
};

/** The amount of the line that corrects a change. */
export const correctingMinor = ({ sentMinor, nowMinor }: LineChange): bigint => nowMinor - sentMinor;

/** Says what differs, and why the line cannot be changed. `amount` formats an amount of the account. */
export function lineChangeWords(
  { sentMinor, nowMinor, isDeleted }: LineChange,
  books: string,
  amount: (minor: bigint) => string,
): string {
  const now = isDeleted
    ? `Its record was deleted in ${books}`
    : nowMinor === 0n
      ? 'The movement is on another account now'
      : `The movement is ${amount(nowMinor)} now`;
  return `${now}, and its statement line is ${amount(sentMinor)}. A bank feed takes no change of a line that was sent.`;
}
