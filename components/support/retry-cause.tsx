'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/components/ui/action/confirm-button';
import { Notice } from '@/components/ui/feedback/notice';
import { type ActionState, idle } from '@/lib/actions/result';
import { retryCause } from '@/lib/actions/support';
import { plural } from '@/lib/domain/plural';
import type { SyncSummary } from '@/lib/domain/sync/sync-summary';

/** Sends everything again that failed with one cause, after asking; says how many went and why the others stay. */
export function RetryCause({
  count,
  same,
  cause,
  where,
}: {
  count: number;
  same: { readonly code: string; readonly causeId: string | null; readonly companyId?: string | undefined };
  /** The cause's title. */
  cause: string;
  /** "Wren Pottery", "all companies". */
  where: string;
}) {
  const [answer, setAnswer] = useState<ActionState<SyncSummary & { companies: number }>>(idle);
  const { code, causeId, companyId } = same;
  return (
    <>
      {count > 0 && (
        <ConfirmButton
          label={plural(count, `Retry # of ${where}`, `Retry all # of ${where}`)}
          title={plural(count, 'Retry # expense?', 'Retry # expenses?')}
          confirmLabel={plural(count, 'Retry # expense', 'Retry # expenses')}
          action={async (form) => setAnswer(await retryCause(idle, form))}
          fields={{ code, ...(causeId && { causeId }), ...(companyId && { companyId }) }}
        >
          Everything of {where} that failed with “{cause}” is sent again, coded as the mapping is now. The companies see
          that support did it.
        </ConfirmButton>
      )}
      {answer.state === 'refused' && (
        <Notice live tone="bad" title="Not sent" className="basis-full">
          {answer.message}
        </Notice>
      )}
      {answer.state === 'done' && (
        <Notice live tone={answer.value.skippedCount > 0 ? 'warn' : 'good'} className="basis-full">
          {plural(answer.value.queuedCount, '# expense was sent again', '# expenses were sent again')}
          {answer.value.companies > 1 && ` in ${answer.value.companies} companies`}.
          {answer.value.skippedCount > 0 && (
            <ul className="mt-1">
              {answer.value.skipped.slice(0, 8).map((one) => (
                <li key={one.expenseId}>
                  <strong>{one.merchant}</strong> stayed: {one.reason}
                </li>
              ))}
              {answer.value.skippedCount > 8 && <li>and {answer.value.skippedCount - 8} more stayed.</li>}
            </ul>
          )}
        </Notice>
      )}
    </>
  );
}
