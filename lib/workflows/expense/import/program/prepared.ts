import type { BankLineFacts } from '@/lib/domain/bank-line/bank-line';
import type { AccountChoice } from '@/lib/domain/bank-line/recognise-account';
import type { Coding } from '@/lib/domain/coding/auto-code';
import type { Knowledge } from '@/lib/domain/coding/knowledge';
import type { Expense } from '@/lib/domain/expense/expense';
import type { FileChoices } from '@/lib/domain/import/choices';
import type { PlanContext, PlannedFacts } from '@/lib/domain/import/file-plan';
import type { OwnAccount } from '@/lib/domain/import/kind/own-account';
import type { RowDirection, RowKind } from '@/lib/domain/import/kind/row-kind';
import type { PreviewHead, PreviewLine } from '@/lib/domain/import/preview/preview';

/** What the program needs to read a file of a company. It has no access to the database. */
export type PrepareRequest = {
  /** Null: the choices that the company made for an earlier file of the layout, or none. */
  readonly choices: FileChoices | null;
  readonly layouts: ReadonlyMap<string, FileChoices>;
  readonly context: PlanContext;
  readonly companyId: string;
  readonly spenderId: string;
  readonly knowledge: Knowledge;
  /** The bank accounts whose lines the file may have. Null for a file of expenses. */
  readonly lines: AccountChoice | null;
};

/** A row that can become a bank line. */
export type PreparedLineRow = {
  /** Identifies the row among the lines of the account. */
  readonly key: string;
  readonly line: number;
  readonly likeness: string;
  readonly facts: BankLineFacts;
  readonly shown: Omit<PreviewLine, 'state' | 'reason'>;
};

/** A row that can become an expense, with what decides whether it exists already. */
export type PreparedRow = {
  /** Identifies the row among all imports of the company. */
  readonly key: string;
  readonly line: number;
  readonly day: string;
  readonly minor: bigint;
  /** The same for likely duplicates (`likenessOf`). */
  readonly likeness: string;
  readonly needsRate: boolean;
  /** Whether it would need a rate as an expense. */
  readonly lacksRate: boolean;
  readonly direction: RowDirection;
  /** The account of the company to which the row belongs, and what it becomes. */
  readonly own: OwnAccount | null;
  readonly kind: RowKind;
  readonly references: readonly string[];
  readonly facts: PlannedFacts;
  readonly expense: Omit<Expense, 'id'>;
  readonly coding: Coding;
  readonly shown: Omit<PreviewLine, 'state' | 'reason' | 'kind'>;
};

/** The first part of the result. The rows and the other lines follow in parts, so that none takes long to decode. */
export type PreparedHead = {
  readonly head: PreviewHead;
  /** The layout under which the choices are remembered: the one that is detected without choices. */
  readonly layout: string;
  readonly rowParts: number;
  readonly lineParts: number;
};

/** A line that is left out or refused. */
export type PreparedLine = Omit<PreviewLine, 'state'> & { readonly state: 'left out' | 'refused' };
