'use client';

import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Notice } from '@/components/ui/feedback/notice';
import { restoreMapping } from '@/lib/actions/mapping-versions';

/** Says what restoring a version would change, with the button that restores it. */
export function RestoreVersion({
  number,
  version,
  impact,
  warning,
}: {
  number: number;
  /** The newest version. Restoring saves a new version after it. */
  version: number;
  impact: string;
  /** Names the entries of this version that are inactive in the books; null when there are none. */
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
