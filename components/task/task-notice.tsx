import { ActionButton } from '@/components/form/action-button';
import type { Tone } from '@/components/ui/display/tone';
import { Notice } from '@/components/ui/feedback/notice';
import { Progress } from '@/components/ui/feedback/progress';
import { hideTask, stopTask } from '@/lib/actions/task/tasks';
import { canCancel, isOpenTask, type ShownTask, type TaskState } from '@/lib/domain/task/task';
import { taskWords } from './task-words';

/** One background task: what it does, how far it is, and its result. */
export function TaskNotice({ task, locale, editable }: { task: ShownTask; locale: string; editable: boolean }) {
  const { id, kind, state, done, total, requestedBy, isCancelling } = task;
  const { title, detail } = taskWords(task, locale);
  const isOpen = isOpenTask(state);
  return (
    <Notice
      live
      tone={tones[state]}
      title={title}
      actions={
        editable &&
        (isOpen ? (
          canCancel(kind) && (
            <ActionButton
              action={stopTask}
              fields={{ id }}
              size="sm"
              pending={isCancelling}
              pendingLabel="Stopping"
              doneToast="It stops after the expenses that are being changed now."
            >
              Stop
            </ActionButton>
          )
        ) : (
          // An ended task is shown for a day.
          <ActionButton action={hideTask} fields={{ id }} size="sm">
            Dismiss
          </ActionButton>
        ))
      }
    >
      {isOpen && <Progress className="my-1.5 max-w-100" value={done} max={total} label={title} hideLabel />}
      <p>
        {detail}
        {requestedBy && <span className="text-soft"> Started by {requestedBy}.</span>}
      </p>
    </Notice>
  );
}

const tones: Readonly<Record<TaskState, Tone>> = {
  waiting: 'info',
  running: 'info',
  done: 'good',
  cancelled: 'quiet',
  failed: 'bad',
};
