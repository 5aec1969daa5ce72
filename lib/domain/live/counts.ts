/** The numbers in the navigation of a company. */
export type NavCounts = {
  readonly ready: number;
  readonly incomplete: number;
  readonly receiptsMissing: number;
  readonly failed: number;
  readonly unmapped: number;
};
