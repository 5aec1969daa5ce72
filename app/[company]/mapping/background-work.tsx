import { TaskNotice } from '@/components/task/task-notice';
import { may } from '@/lib/auth/permissions';
import { attentionOf } from '@/lib/data/expense/attention';
import { shownTasks } from '@/lib/data/task/tasks';
import type { Viewer } from '@/lib/domain/company/viewer';

/**
 * The work on expenses that runs in the background, and what ended in the last day: how far it is, its result, and a
 * button that stops it or removes its result. Renders nothing when there is none.
 */
export async function BackgroundWork({ viewer }: { viewer: Viewer }) {
  // The facts of the navigation say whether there is any, so that usually nothing is read.
  const { hasTasks } = await attentionOf(viewer);
  const tasks = hasTasks ? await shownTasks(viewer) : [];
  if (tasks.length === 0) return null;
  return (
    <div className="mb-3 flex flex-col gap-2">
      {tasks.map((task) => (
        <TaskNotice key={task.id} task={task} locale={viewer.locale} editable={may(viewer.role, 'map')} />
      ))}
    </div>
  );
}
