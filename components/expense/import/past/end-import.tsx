'use client';

import type { ReactNode } from 'react';
import { StatementUndone, UndoStatementExplanation } from '@/components/bank-line/statement-undone';
import { ActionButton } from '@/components/form/action-button';
import type { FormAction } from '@/components/form/call-action';
import type { ActionState } from '@/lib/actions/action-state';
import { undoStatementImport } from '@/lib/actions/bank-line/statements';
import { cancelRunningImport, undoPastImport } from '@/lib/actions/imports';
import { UndoExplanation, Undone } from './undone';

/** What the rows of the files of a list became. */
export type ImportNoun = 'expense' | 'line';

/** An import of the list that can be undone; or cancelled, if it runs. */
export type EndedImport = {
  readonly id: string;
  readonly fileName: string;
  /** How many of its movements or lines were not deleted by undoing it, and how many movements of each kind in words. */
  readonly count: number;
  readonly words: string;
  readonly isRunning: boolean;
};

/** The title of the dialog or card that ends the import. */
export const endTitle = ({ fileName, isRunning }: EndedImport): string =>
  `${isRunning ? 'Cancel' : 'Undo'} the import of ${fileName}`;

/** Undoes an import of the list, or cancels it, with what that does. */
export function EndImport({
  ended: { id, count, words, isRunning },
  noun,
  onUndone,
  onCancelled,
}: {
  ended: EndedImport;
  noun: ImportNoun;
  /** Gets what undoing it did. */
  onUndone?: (answer: ReactNode) => void;
  onCancelled?: () => void;
}) {
  if (isRunning)
    return (
      <div className="flex flex-col items-start gap-4 text-soft">
        <p>What it has saved stays. You can undo the import afterwards.</p>
        <ActionButton action={cancelRunningImport} fields={{ id }} variant="danger" onDone={onCancelled}>
          Cancel import
        </ActionButton>
      </div>
    );
  const undo = { id, onUndone };
  return (
    <div className="flex flex-col items-start gap-4 text-soft">
      <div>
        {noun === 'line' ? <UndoStatementExplanation count={count} /> : <UndoExplanation count={count} words={words} />}
      </div>
      {noun === 'line' ? (
        <Undo {...undo} action={undoStatementImport} answer={(state) => <StatementUndone state={state} />} />
      ) : (
        <Undo {...undo} action={undoPastImport} answer={(state) => <Undone state={state} />} />
      )}
    </div>
  );
}

function Undo<Result>({
  id,
  action,
  answer,
  onUndone,
}: {
  id: string;
  action: FormAction<Result>;
  answer: (state: ActionState<Result>) => ReactNode;
  onUndone: ((answer: ReactNode) => void) | undefined;
}) {
  return (
    <ActionButton
      action={action}
      fields={{ id }}
      variant="danger"
      pendingLabel="Undoing"
      onDone={(value) => onUndone?.(answer({ state: 'done', value }))}
      answer={answer}
    >
      Undo import
    </ActionButton>
  );
}
