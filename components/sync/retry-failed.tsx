'use client';

import { ActionButton } from '@/components/form/action-button';
import { useShownPage } from '@/components/page/shown-page';
import type { ButtonSize, ButtonVariant } from '@/components/ui/action/button-class';
import { retryFailed } from '@/lib/actions/sync';
import { formatCount } from '@/lib/domain/number';
import { SyncResultNotice } from './sync-result-notice';

/** The button that retries failed expenses with their current coding. The result says which were not sent, and why. */
export function RetryFailed({
  count,
  selection,
  label,
  detail,
  variant = 'primary',
  size,
}: {
  count: number;
  /** Which expenses to retry: those of a run, with a cause, or of a category. */
  selection: Readonly<Partial<Record<'runId' | 'causeId' | 'categoryId', string>>>;
  label: string;
  /** Text that only screen readers read after the label. It names the expenses, which others see beside the button. */
  detail?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
}) {
  const { locale } = useShownPage();
  return (
    <ActionButton
      action={retryFailed}
      fields={selection}
      variant={variant}
      size={size}
      pendingLabel={`Syncing ${formatCount(count, locale)} again`}
      offered={count > 0}
      answer={(state) => <SyncResultNotice answer={state} className="mt-2 basis-full" />}
    >
      {label}
      {detail && <span className="sr-only">: {detail}</span>}
    </ActionButton>
  );
}
