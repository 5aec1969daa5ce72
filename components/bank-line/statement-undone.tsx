import { Notice } from '@/components/ui/feedback/notice';
import type { ActionState } from '@/lib/actions/action-state';
import { counted, plural } from '@/lib/domain/plural';

/** What undoing the import of a statement deleted, and how many lines stay. Renders nothing before. */
export function StatementUndone({ state }: { state: ActionState<{ deleted: number; kept: number }> }) {
  if (state.state === 'idle') return null;
  if (state.state === 'refused') {
    return (
      <Notice live tone="bad" className="mt-2 text-left">
        {state.message}
      </Notice>
    );
  }
  const { deleted, kept } = state.value;
  return (
    <Notice
      live
      tone={kept > 0 ? 'warn' : 'good'}
      title={`${counted(deleted, 'line')} deleted.`}
      className="mt-2 text-left"
    >
      {kept > 0 &&
        plural(
          kept,
          '# line is reconciled or in a closed month, and stays. Unlink it or reopen the month, then undo the import again.',
          '# lines are reconciled or in a closed month, and stay. Unlink them or reopen the month, then undo the import again.',
        )}
    </Notice>
  );
}

/** What undoing the import of a statement will do. */
export function UndoStatementExplanation({ count }: { count: number }) {
  return (
    <>
      <p>
        {plural(
          count,
          'Its statement line is deleted, unless it is reconciled.',
          'Its # statement lines are deleted, except those that are reconciled.',
        )}
      </p>
      <p className="mt-2">Nothing changes in your books. You can import the same file again afterwards.</p>
    </>
  );
}
