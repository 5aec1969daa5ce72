import { Notice } from '@/components/ui/feedback/notice';
import type { ActionState } from '@/lib/actions/action-state';
import { countedKinds } from '@/lib/domain/import/moved-kinds';
import { describeKept, type UndoResult } from '@/lib/domain/import/undo';
import { plural } from '@/lib/domain/plural';

/** What undoing an import deleted, and what stays. Renders nothing before. */
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
      title={`${countedKinds(state.value.deleted)} deleted.`}
      className="mt-2 text-left"
    >
      {kept.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}

/** What undoing an import will do. `words` say what it recorded: "2 expenses and 1 top-up". */
export function UndoExplanation({ count, words }: { count: number; words: string }) {
  return (
    <>
      <p>
        {plural(
          count,
          `It recorded ${words}. This is deleted, unless it was sent to your books or somebody edited it since.`,
          `It recorded ${words}. These are deleted, except those that were sent to your books or that somebody edited since.`,
        )}
      </p>
      <p className="mt-2">
        An expense that became a part of a transfer is restored. Nothing changes in your books. You can import the same
        file again afterwards.
      </p>
    </>
  );
}
