import { z } from 'zod';

/** The result of comparing what is stored about a company's movements with what it is computed from. */
export const movementCheck = z.object({
  /** How many movements were compared. */
  checked: z.number().int(),
  /** How many of them had another status, other issues or another number of receipts than the rule returns. */
  differences: z.number().int(),
  /**
   * How many counters had another value than a count of the rows, at most 100 each of movements, of runs and of the digests of
   * spending, and at most 100 movements that the search had stored with another value.
   */
  counters: z.number().int(),
  /** Whether the differences were repaired. */
  repaired: z.boolean(),
});
export type MovementCheck = z.output<typeof movementCheck>;

export const hasDifferences = ({ differences, counters }: MovementCheck): boolean => differences > 0 || counters > 0;
