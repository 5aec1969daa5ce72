'use client';

import { useId } from 'react';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { useShownPage } from '@/components/page/shown-page';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { Fieldset } from '@/components/ui/form/field/fieldset';
import { RadioCard } from '@/components/ui/form/radio-card';
import { Select } from '@/components/ui/form/select';
import { saveAutoSync } from '@/lib/actions/automatic';
import { formatHour } from '@/lib/domain/day';

export type AutoSyncChoice = { readonly autoSync: 'off' | 'ready' | 'daily'; readonly autoSyncHour: number };

/** The form that sets when ready expenses are synced automatically. */
export function AutoSyncForm({ choice }: { choice: AutoSyncChoice }) {
  const hour = useId();
  const { locale } = useShownPage();
  const { state, formProps } = useAction(saveAutoSync, { onDone: () => showToast('Automatic sync saved') });
  const radio = (autoSync: AutoSyncChoice['autoSync']) => ({
    name: 'autoSync',
    value: autoSync,
    defaultChecked: choice.autoSync === autoSync,
  });
  return (
    <form {...formProps} className="group/auto flex max-w-110 flex-col gap-4">
      <Fieldset legend="When expenses go to your books">
        <RadioCard {...radio('off')} label="Only when someone presses Sync" detail="Automatic sync is off" />
        <RadioCard
          {...radio('ready')}
          label="When they are ready"
          detail="Within a minute of an expense becoming ready"
        />
        <RadioCard {...radio('daily')} label="Once a day" detail="Everything that is ready by then, in one sync" />
      </Fieldset>
      <div className="hidden items-center gap-2 group-has-[input[value=daily]:checked]/auto:flex">
        <label htmlFor={hour} className="text-soft">
          Once a day at
        </label>
        <Select
          id={hour}
          name="autoSyncHour"
          defaultValue={String(choice.autoSyncHour)}
          options={hoursOfDay.map((at) => ({ value: String(at), label: formatHour(at, locale) }))}
          className="tabular w-28"
        />
      </div>
      <RefusalNotice state={state} />
      <SubmitButton pendingLabel="Saving" className="self-start">
        Save automatic sync
      </SubmitButton>
    </form>
  );
}

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);
