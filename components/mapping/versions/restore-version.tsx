'use client';

import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Notice } from '@/components/ui/feedback/notice';
import { restoreMapping } from '@/lib/actions/mapping-versions';

/** What restoring a version would change, and the button that restores it. */
export function RestoreVersion({
  number,
  version,
  impact,
  warning,
}: {
  number: number;
  /** The newest version, which the restored one follows. */
  version: number;
  impact: string;
  /** Which of its entries the books no longer take. */
  warning: string | null;
}) {
  const { state, formProps } = useAction(restoreMapping);
  if (state.state === 'done') {
    return (
      <Notice tone="good" live title={`Version ${number} is restored`}>
        It is version {state.value.version} now.
      </Notice>
    );
  }
  return (
    <form {...formProps} className="flex flex-col items-start gap-3">
      <p className="text-soft">{impact}.</p>
      {warning && <Notice tone="warn">{warning}</Notice>}
      <HiddenFields values={{ number: String(number), version: String(version) }} />
      <SubmitButton>Restore version {number}</SubmitButton>
      <RefusalNotice state={state} />
    </form>
  );
}
