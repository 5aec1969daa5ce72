'use client';

import { ActionButton } from '@/components/form/action-button';
import { cancelRunningImport } from '@/lib/actions/imports';

/** Cancels a running import. The expenses that it has saved stay. */
export function CancelImport({ id }: { id: string }) {
  return (
    <ActionButton action={cancelRunningImport} fields={{ id }} size="sm">
      Cancel import
    </ActionButton>
  );
}
