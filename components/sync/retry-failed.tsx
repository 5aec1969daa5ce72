'use client';

import { ActionButton } from '@/components/form/action-button';
import type { ButtonSize, ButtonVariant } from '@/components/ui/action/button-class';
import { retryFailed } from '@/lib/actions/sync';
import { SyncResultNotice } from './sync-result-notice';

/** Retries failed expenses, coded as they are now, and says which stay and why. */
export function RetryFailed({
  count,
  selection,
  label,
  detail,
  variant = 'primary',
  size,
}: {
  count: number;
  /** Which expenses: of a run, with a cause, of a category. */
  selection: Readonly<Partial<Record<'runId' | 'causeId' | 'categoryId', string>>>;
  label: string;
  /** Names the expenses for a screen reader, which does not see what is beside the button. */
  detail?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
}) {
  return (
    <ActionButton
      action={retryFailed}
      fields={selection}
      variant={variant}
      size={size}
      pendingLabel={`Syncing ${count} again`}
      offered={count > 0}
      answer={(state) => <SyncResultNotice answer={state} className="mt-2 basis-full" />}
    >
      {label}
      {detail && <span className="sr-only">: {detail}</span>}
    </ActionButton>
  );
}
