'use client';

import { ActionButton } from '@/components/form/action-button';
import type { ButtonSize, ButtonVariant } from '@/components/ui/action/button-class';
import { retryFailed } from '@/lib/actions/sync';
import { SyncAnswerNotice } from './sync-answer-notice';

/** Retries failed expenses, coded as they are now, and says which stay and why. */
export function RetryFailed({
  count,
  of,
  label,
  about,
  variant = 'primary',
  size,
}: {
  count: number;
  /** Which expenses: of a run, with a cause, of a category. */
  of: Readonly<Partial<Record<'runId' | 'causeId' | 'categoryId', string>>>;
  label: string;
  /** Names the expenses for a screen reader, which does not see what is beside the button. */
  about?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
}) {
  return (
    <ActionButton
      action={retryFailed}
      fields={of}
      variant={variant}
      size={size}
      pendingLabel={`Sending ${count} again`}
      offered={count > 0}
      answer={(state) => <SyncAnswerNotice answer={state} className="mt-2 basis-full" />}
    >
      {label}
      {about && <span className="sr-only">: {about}</span>}
    </ActionButton>
  );
}
