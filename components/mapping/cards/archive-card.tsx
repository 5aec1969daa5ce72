'use client';

import { ActionButton } from '@/components/form/action-button';
import { shelveCard } from '@/lib/actions/mapping';

/** What archiving a card does, and the button that archives it. */
export function ArchiveCard({
  card: { id, name },
  onDone,
}: {
  card: { readonly id: string; readonly name: string };
  onDone?: () => void;
}) {
  return (
    <>
      <p className="mb-3 text-soft">
        It can no longer be chosen for new expenses. Those paid from it keep it, and nothing changes in your books.
      </p>
      <ActionButton
        action={shelveCard}
        fields={{ id }}
        variant="primary"
        doneToast="Archived. Expenses paid from it keep it."
        onDone={onDone}
      >
        Archive {name}
      </ActionButton>
    </>
  );
}
