import { LinkButton } from '@/components/ui/action/link-button';
import { Notice } from '@/components/ui/feedback/notice';

/** Shown on the mapping pages while the mapping belongs to other books than those linked. */
export function MoveWaits({ books }: { books: string }) {
  return (
    <Notice
      tone="bad"
      className="mb-3"
      title={`This mapping waits to be moved to ${books}`}
      actions={
        <LinkButton size="sm" href="/mapping/move">
          Review the move
        </LinkButton>
      }
    >
      It was made for the books you had linked before. Nothing is ready to sync until you have looked at what each entry
      becomes. Nothing of it is lost.
    </Notice>
  );
}
