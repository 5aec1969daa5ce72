import { LinkButton } from '@/components/ui/action/link-button';
import { Notice } from '@/components/ui/feedback/notice';

/** Shown on the mapping pages when the mapping was made for other books than those that are linked now. */
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
