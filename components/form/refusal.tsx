import { Notice } from '@/components/ui/feedback/notice';

/** Why the server did not do it, over the form's button; nothing when it was not refused. */
export function RefusalNotice({ message }: { message: string | undefined }) {
  if (!message) return null;
  return (
    <Notice tone="bad" live>
      {message}
    </Notice>
  );
}
