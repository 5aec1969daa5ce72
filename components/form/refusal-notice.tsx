import { Notice } from '@/components/ui/feedback/notice';
import type { ActionState } from '@/lib/actions/action-state';

/** Shows why the server refused an action. Renders nothing when the action was not refused. */
export function RefusalNotice({
  state,
  title,
  className,
}: {
  state: ActionState<unknown>;
  title?: string;
  className?: string;
}) {
  if (state.state !== 'refused') return null;
  return (
    <Notice tone="bad" live title={title} className={className}>
      {state.message}
    </Notice>
  );
}
