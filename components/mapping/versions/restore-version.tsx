'use client';

import { useActionState } from 'react';
import { RefusalNotice } from '@/components/form/refusal';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Notice } from '@/components/ui/feedback/notice';
import { restoreMapping } from '@/lib/actions/mapping-versions';
import { idle } from '@/lib/actions/result';

/** What restoring would do, and the button that does it. */
export function RestoreVersion({
  number,
  version,
  impact,
  warning,
}: {
  number: number;
  /** The newest one, upon which the restored one is made. */
  version: number;
  impact: string;
  /** What of it the books no longer take. */
  warning: string | null;
}) {
  const [state, send] = useActionState(restoreMapping, idle);
  if (state.state === 'done') {
    return (
      <Notice tone="good" live title={`Version ${number} is restored`}>
        It is version {state.value.version} now.
      </Notice>
    );
  }
  return (
    <form action={send} className="flex flex-col items-start gap-3">
      <p className="text-soft">{impact}.</p>
      {warning && <Notice tone="warn">{warning}</Notice>}
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton>Restore version {number}</SubmitButton>
      <RefusalNotice message={state.state === 'refused' ? state.message : undefined} />
    </form>
  );
}
