import type { KindCounts } from './moved-kinds';

/**
 * The state of an import. `interrupted`: the process that ran it ended. `stopped`: it failed, and its message says why.
 */
export type ImportSummaryState = 'running' | 'interrupted' | 'done' | 'cancelled' | 'stopped' | 'undone';

/** One import of a file, as the list of imports shows it. */
export type ImportSummary = {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly fileName: string;
  readonly format: string;
  readonly state: ImportSummaryState;
  /** Whether a person has cancelled it, and it has not stopped yet. */
  readonly isCancelling: boolean;
  readonly lineCount: number;
  readonly leftOutCount: number;
  readonly refusedCount: number;
  /** How many rows the person chose; null until the file is read. */
  readonly chosenCount: number | null;
  /** How many of the chosen rows were processed, added, and added with a category. */
  readonly doneCount: number;
  readonly addedCount: number;
  readonly codedCount: number;
  /** How many movements of each kind were added. Empty for the lines of a bank account. */
  readonly kinds: KindCounts;
  readonly message: string | null;
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
  readonly undoneByName: string | null;
  /** How many of its rows were deleted by undoing it, and how many movements of each kind. */
  readonly undoneCount: number;
  readonly undoneKinds: KindCounts;
};

/** Whether the import can be undone. A running import must be cancelled first. */
export const canUndo = ({ state, addedCount }: Pick<ImportSummary, 'state' | 'addedCount'>): boolean =>
  addedCount > 0 && state !== 'running' && state !== 'undone';
