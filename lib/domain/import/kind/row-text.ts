import type { Wording } from '../titles/wording';
import type { OwnAccount } from './own-account';
import type { RowDirection } from './row-kind';

/** What a bank calls a movement by a code of its format: TRNTYPE in OFX, BkTxCd in CAMT, the type in MT940. */
export type BankKind = 'fee' | 'interest' | 'cash';

/** What tells the kind of a row. */
export type RowText = {
  readonly direction: RowDirection;
  readonly currency: string;
  readonly payee: string;
  readonly note: string;
  /** The cells in which the bank names the kind of the row. */
  readonly kinds: readonly string[];
  readonly bankKind: BankKind | null;
  /** What the cells of a table say; null for a statement. */
  readonly wording: Wording | null;
  /** The number of the account on the other side; null when the file does not name it. */
  readonly otherNumber: string | null;
  /** The account of the company to which the row belongs; null when it is not known. */
  readonly own: OwnAccount | null;
};

/** The accounts and the name of the company. */
export type OwnNames = { readonly accounts: readonly OwnAccount[]; readonly companyName: string };
