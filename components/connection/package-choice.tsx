'use client';

import { RefusalNotice } from '@/components/form/refusal';
import { useKeptAction } from '@/components/form/use-kept-action';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Fieldset } from '@/components/ui/form/fieldset';
import { RadioCard } from '@/components/ui/form/radio-card';
import { link } from '@/lib/actions/connection';
import { type PackageKey, packageKeys, packageOf } from '@/lib/domain/books/package';
import { ConsentPage, useConsentPage } from './consent-page';

/** Which accounting package the books are kept in; leads to the page where access is given. */
export function PackageChoice({ chosen }: { chosen?: PackageKey }) {
  const { state, pending, formProps } = useKeptAction(link);
  const going = useConsentPage(state);
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <Fieldset
        legend="Where do you keep your books?"
        error={state.state === 'refused' ? state.fields.package : undefined}
      >
        <div className="grid gap-2 sm:grid-cols-2">
          {packageKeys.map((key) => (
            <RadioCard
              key={key}
              name="package"
              value={key}
              required
              defaultChecked={key === chosen}
              label={packageOf(key).name}
              detail={detailOf(key)}
            />
          ))}
        </div>
      </Fieldset>
      {state.state === 'refused' && !state.fields.package && <RefusalNotice message={state.message} />}
      <ConsentPage state={state} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton pending={pending || going} pendingLabel="Opening the consent page">
          Link this package
        </SubmitButton>
        <p className="min-w-0 grow basis-60 text-sm text-faint">
          You go to Codat, our gateway to accounting packages, sign in to yours and choose the organisation. Outlay
          never sees that password.
        </p>
      </div>
    </form>
  );
}

/** What will be written there: "Written as spend money, with receipts". */
function detailOf(key: PackageKey): string {
  const { record, receipts, expenseTypes } = packageOf(key);
  const takesRefunds = expenseTypes.includes('refund');
  const written = record.out.charAt(0).toLowerCase() + record.out.slice(1);
  return `Written as ${written}, ${receipts ? 'with' : 'without'} receipts${takesRefunds ? '' : '; payments only'}`;
}
