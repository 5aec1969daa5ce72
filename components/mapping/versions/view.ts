/** One difference between two versions, in words. */
export type NamedDifference = {
  readonly place: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
};
