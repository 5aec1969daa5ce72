import { Notice } from '@/components/ui/feedback/notice';
import type { ActionState } from '@/lib/actions/action-state';
import { describeKept, type UndoResult } from '@/lib/domain/import/undo';
import { counted, plural } from '@/lib/domain/plural';

/** What undoing an import deleted, and which expenses stay. Renders nothing before. */
export function Undone({ state }: { state: ActionState<UndoResult> }) {
  if (state.state === 'idle') return null;
  if (state.state === 'refused') {
    return (
      <Notice live tone="bad" className="mt-2 text-left">
        {state.message}
      </Notice>
    );
  }
  const kept = describeKept(state.value);
  return (
    <Notice
      live
      tone={kept.length > 0 ? 'warn' : 'good'}
      title={`${counted(state.value.deleted, 'expense')} deleted.`}
      className="mt-2 text-left"
    >
      {kept.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}

/** What undoing an import will do. */
export function UndoExplanation({ count }: { count: number }) {
  return (
    <>
      <p>
        {plural(
          count,
          'The expense or transfer that it recorded is deleted, unless it was sent to your books or somebody edited it since.',
          'The # expenses and transfers that it recorded are deleted, except those that were sent to your books or that somebody edited since.',
        )}
      </p>
      <p className="mt-2">
        An expense that became a part of a transfer is restored. Nothing changes in your books. You can import the same
        file again afterwards.
      </p>
    </>
  );
}
