'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Fieldset } from '@/components/ui/form/field/fieldset';
import { RadioCard } from '@/components/ui/form/radio-card';
import { linkBooks } from '@/lib/actions/connection';
import { isTypeWritten, recordName } from '@/lib/domain/books/kinds';
import { type PackageKey, packageKeys, packageOf } from '@/lib/domain/books/package';
import { ConsentPage, openConsentPage } from './consent-page';

/** The form to choose the accounting package. Submitting it opens the package's consent page. */
export function PackageChoice() {
  const { state, errorOf, formProps } = useAction(linkBooks, { onDone: openConsentPage });
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <Fieldset legend="Your accounting package" error={errorOf('package')}>
        <div className="grid gap-2 sm:grid-cols-2">
          {packageKeys.map((key) => (
            <RadioCard
              key={key}
              name="package"
              value={key}
              required
              label={packageOf(key).name}
              detail={detailOf(key)}
            />
          ))}
        </div>
      </Fieldset>
      {!errorOf('package') && <RefusalNotice state={state} />}
      <ConsentPage state={state} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton pendingLabel="Opening the consent page">Link this package</SubmitButton>
        <p className="min-w-0 grow basis-60 text-sm text-faint">
          You go to Codat, our gateway to accounting packages, sign in to yours and choose the organisation. Outlay
          never sees that password.
        </p>
      </div>
    </form>
  );
}

/** Returns how expenses are written to the package, in words: "Written as spend money, with receipts". */
function detailOf(key: PackageKey): string {
  const { receipts } = packageOf(key);
  const takesRefunds = isTypeWritten(key, 'refund');
  const record = recordName(key, 'payment') ?? '';
  const written = record.charAt(0).toLowerCase() + record.slice(1);
  return `Written as ${written}, ${receipts ? 'with' : 'without'} receipts${takesRefunds ? '' : '; payments only'}`;
}
