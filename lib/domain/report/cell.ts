/** The periods of a report: the chosen one, the one before, and the same period of last year. */
export const columns = ['now', 'before', 'lastYear'] as const;
export type Column = (typeof columns)[number];

/**
 * The spending of one period and one value of a dimension in one currency, less refunds and other money in. `minor` is in
 * minor units of that currency, `baseMinor` in those of the base currency.
 */
export type Cell<C extends string = Column> = {
  readonly column: C;
  /** The value of the dimension as it is stored; null for none. */
  readonly key: string | null;
  /** What the value is called, where it is stored with the spending. */
  readonly label: string | null;
  /** The category, where the dimension depends on the mapping; null for none. */
  readonly categoryId: string | null;
  readonly currency: string;
  readonly minor: bigint;
  readonly baseMinor: bigint;
};
