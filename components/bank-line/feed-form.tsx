'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { useShownPage } from '@/components/page/shown-page';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { Checkbox } from '@/components/ui/form/checkbox';
import { DateField } from '@/components/ui/form/field/date-field';
import { startBankFeed } from '@/lib/actions/bank-line/feed';

/** The form that starts sending the lines of a bank account. */
export function FeedForm({
  accountRef,
  books,
  from,
  today,
  oldest,
}: {
  accountRef: string;
  books: string;
  /** The day that the form suggests. */
  from: string;
  today: string;
  /** The oldest day that the package takes, as the page shows it. */
  oldest: string;
}) {
  const { locale } = useShownPage();
  const { state, formProps, errorOf } = useAction(startBankFeed, { onDone: () => showToast('Bank feed started') });
  return (
    <form {...formProps} className="flex max-w-110 flex-col gap-4">
      <input type="hidden" name="ref" value={accountRef} />
      <DateField
        label="First day"
        hint={`Movements from this day on are sent. ${books} does not accept earlier ones than ${oldest}.`}
        name="from"
        defaultValue={from}
        max={today}
        locale={locale}
        error={errorOf('from')}
      />
      <Checkbox
        name="otherIsOff"
        label="No other bank feed posts to this account"
        hint="If your bank’s own feed is on too, each payment appears twice."
      />
      <RefusalNotice state={state} />
      <SubmitButton pendingLabel={`Reading ${books}`} className="self-start">
        Start bank feed
      </SubmitButton>
    </form>
  );
}
