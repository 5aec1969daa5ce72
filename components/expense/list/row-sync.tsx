'use client';

import { ActionButton } from '@/components/form/action-button';
import { showToast } from '@/components/ui/feedback/toast';
import { syncExpenses } from '@/lib/actions/sync';

/** The button that syncs the expense of a row. A refusal appears as a toast, because the row has no room for it. */
export function RowSync({ id, merchant, again }: { id: string; merchant: string; again: boolean }) {
  const label = again ? 'Sync again' : 'Sync';
  return (
    <ActionButton
      action={syncExpenses}
      fields={{ 'ids[]': id, ...(again && { again: 'yes' }) }}
      size="sm"
      aria-label={`${label} ${merchant}`}
      onRefused={(message) => showToast(`${merchant}: ${message}`, 'bad')}
    >
      {label}
    </ActionButton>
  );
}
