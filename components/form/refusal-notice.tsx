import { Notice } from '@/components/ui/feedback/notice';
import type { ActionState } from '@/lib/actions/action-state';

/** Why the server refused an action; nothing in any other state. */
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
