import type { FieldColumns } from '../field';

/** The columns of a file: those that a person can choose, and the ones that only serve as a substitute. */
export type Columns = FieldColumns & {
  /** The columns with the day, the best one first. A row uses the first one that is filled. */
  readonly days: readonly number[];
  /** The columns with the payee, the best one first. A row uses the first one that is filled. */
  readonly payees: readonly number[];
  /** The columns with the sender of the money: the payee of money in. */
  readonly payers: readonly number[];
  /** More columns of amounts, each in the currency that its title names: RBC has “CAD$” and “USD$”. */
  readonly otherAmounts: readonly number[];
  /** More columns of fees, each for one kind: “FX fee” and “ATM fee”. */
  readonly otherFees: readonly number[];
  /** The column with the currency of the fees. */
  readonly feeCurrency: number | undefined;
  /** The columns whose words tell what kind of payment a row is: "Card payment", "Direct debit". */
  readonly kinds: readonly number[];
  /**
   * Whether the file has no titles that tell which of the columns `debit` and `credit` is money out. The signs of the
   * amounts decide then, as in one column.
   */
  readonly sidesUnknown: boolean;
  /** The field that two columns can be, or whose column can belong to two amounts. Only a person can tell. */
  readonly uncertain: 'amount' | 'currency' | null;
};

/** The columns of a file with a notice for each column that was recognised by its cells and not by its title. */
export type FoundColumns = { readonly columns: Columns; readonly notices: readonly string[] };
