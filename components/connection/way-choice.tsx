'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Notice } from '@/components/ui/feedback/notice';
import { Fieldset } from '@/components/ui/form/field/fieldset';
import { RadioCard } from '@/components/ui/form/radio-card';
import { chooseWriting } from '@/lib/actions/connection';
import type { WayDifferences } from '@/lib/domain/books/package/way-differences';
import { type Way, wayNames, ways } from '@/lib/domain/books/package/ways';

const details: Readonly<Record<Way, string>> = {
  expenses: 'With Codat’s Expenses API, up to 50 in one call. Right for most companies.',
  accounting: 'With Codat’s Accounting API, each record by itself: direct costs, direct incomes and transfers.',
};

type Props = {
  connectionId: string;
  name: string;
  way: Way;
  differences: WayDifferences;
};

/** The form to choose with which API of Codat Outlay writes to the package, with what changes. */
export function WayChoice({ connectionId, name, way, differences: { gains, losses } }: Props) {
  const { state, formProps } = useAction(chooseWriting);
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <input type="hidden" name="connectionId" value={connectionId} />
      <Fieldset legend="How records are written">
        <div className="grid gap-2 sm:grid-cols-2">
          {ways.map((each) => (
            <RadioCard
              key={each}
              name="way"
              value={each}
              defaultChecked={each === way}
              label={wayNames[each]}
              detail={details[each]}
            />
          ))}
        </div>
      </Fieldset>
      <div className="max-w-[70ch] text-sm">
        <p className="font-medium">What changes with direct costs</p>
        <ul className="mt-1 list-disc pl-5 text-soft">
          {[...gains, ...losses].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
      <RefusalNotice state={state} />
      {state.state === 'done' && (
        <Notice tone="good" title={`Outlay writes to ${name} ${wayNames[way].toLowerCase()}`}>
          What is in the books stays as it is. Outlay reads the lists again, which takes a minute.
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton pendingLabel="Saving">Save this way</SubmitButton>
        <p className="min-w-0 grow basis-60 text-sm text-faint">
          It cannot change while records are being synced, so that none is written twice.
        </p>
      </div>
    </form>
  );
}
