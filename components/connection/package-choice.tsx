'use client';

import { Fragment } from 'react';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Fieldset } from '@/components/ui/form/field/fieldset';
import { RadioCard } from '@/components/ui/form/radio-card';
import { linkBooks } from '@/lib/actions/connection';
import { isTypeWritten, recordName } from '@/lib/domain/books/kinds';
import { type PackageKey, packageKeys, packageOf } from '@/lib/domain/books/package';
import { unwrittenPackages } from '@/lib/domain/books/package/unwritten';
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
      <Unwritten />
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

/** Returns what is written to the package, in words: "Written as spend money, with receipts". */
function detailOf(key: PackageKey): string {
  const { receipts, requiredTracking, connector } = packageOf(key);
  const record = recordName(key, 'payment');
  if (record === null) return 'Transfers only; enter expenses there by hand';
  const written = record.charAt(0).toLowerCase() + record.slice(1);
  return [
    `Written as ${written}, ${receipts ? 'with' : 'without'} receipts`,
    ...(isTypeWritten(key, 'refund') ? [] : ['payments only']),
    ...(requiredTracking === null ? [] : [`each line needs a ${requiredTracking}`]),
    ...(connector === 'desktop' ? ['through a program on your computer'] : []),
  ].join('; ');
}

/** The packages that cannot be linked, each with the reason. */
function Unwritten() {
  return (
    <details className="text-sm">
      <summary className="cursor-pointer font-medium">Packages that Outlay cannot write to</summary>
      <p className="mt-2 max-w-[70ch] text-soft">
        Codat, our gateway, can read these. It has no way to write an expense or a transfer to them, so they cannot be
        linked. Export your expenses as CSV and import them there.
      </p>
      <dl className="mt-2 grid max-w-[70ch] gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,14rem)_1fr]">
        {unwrittenPackages.map(({ name, why }) => (
          <Fragment key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="mb-1 text-soft">{why}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}
