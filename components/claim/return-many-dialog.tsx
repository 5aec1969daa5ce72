'use client';

import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { useShownPage } from '@/components/page/shown-page';
import { Button } from '@/components/ui/action/button';
import { OpenDialog } from '@/components/ui/action/open-dialog';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextareaField } from '@/components/ui/form/field/textarea-field';
import { sendBackMany } from '@/lib/actions/claim/claims';
import type { DecidedClaims } from '@/lib/domain/claim/claim';
import { counted } from '@/lib/domain/plural';

/** Asks what has to change in the selected claims, and sends them back with this note. It is open when rendered. */
export function ReturnManyDialog({
  ids,
  onDone,
  onClose,
}: {
  ids: readonly string[];
  onDone: (decided: DecidedClaims) => void;
  onClose: () => void;
}) {
  const { locale } = useShownPage();
  const { state, field, formProps } = useActionForm(
    () =>
      import('@/lib/domain/claim/claim-input').then(({ returnManyInput }) => returnManyInput.pick({ reason: true })),
    sendBackMany,
    {
      defaultValues: { reason: '' },
      onDone: (decided) => {
        onDone(decided);
        onClose();
      },
    },
  );
  const claims = counted(ids.length, 'claim', locale);
  return (
    <OpenDialog id="send-back" size="sm" title={`Send back ${claims}`} onClose={onClose}>
      {(close) => (
        <form {...formProps} className="flex flex-col gap-3 pt-1">
          <HiddenFields values={{ 'ids[]': ids }} />
          <RefusalNotice state={state} title="Not sent back" />
          <TextareaField
            label="What has to change"
            hint="Each person sees this note on their claim."
            required
            {...field('reason')}
            maxLength={500}
            dir="auto"
            autoFocus
          />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Send back {claims}</SubmitButton>
          </div>
        </form>
      )}
    </OpenDialog>
  );
}
