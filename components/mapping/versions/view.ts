/** One difference between two versions of the mapping, in words. */
export type NamedDifference = {
  readonly place: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
};
