/** The account that a statement is about. */
export type OwnAccount = {
  readonly account: string | null;
  readonly currency: string;
  /** The name of its owner; null when the statement does not give it. */
  readonly owner: string | null;
};
