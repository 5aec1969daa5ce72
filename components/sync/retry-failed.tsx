'use client';

import { useActionState } from 'react';
import type { ButtonSize, ButtonVariant } from '@/components/ui/action/button-class';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { idle } from '@/lib/actions/result';
import { retryFailed } from '@/lib/actions/sync';
import { SyncAnswerNotice } from './sync-answer-notice';

/** Sends failed expenses again, coded as they are now; says which stay and why. The answer outlasts the button. */
export function RetryFailed({
  count,
  of,
  label,
  about,
  variant,
  size,
}: {
  count: number;
  /** Which: of a run, with a cause, of a category. */
  of: Readonly<Partial<Record<'runId' | 'causeId' | 'categoryId', string>>>;
  label: string;
  /** Which they are, for whoever does not see what stands beside the button. */
  about?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
}) {
  const [answer, retry] = useActionState(retryFailed, idle);
  return (
    <>
      {count > 0 && (
        <form action={retry} className="inline-flex">
          {Object.entries(of).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton variant={variant} size={size} pendingLabel={`Sending ${count} again`}>
            {label}
            {about && <span className="sr-only">: {about}</span>}
          </SubmitButton>
        </form>
      )}
      {answer.state !== 'idle' && (
        <div className="basis-full">
          <SyncAnswerNotice answer={answer} className="mt-2" />
        </div>
      )}
    </>
  );
}
