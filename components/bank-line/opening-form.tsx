'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { useShownPage } from '@/components/page/shown-page';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { DateField } from '@/components/ui/form/field/date-field';
import { MoneyField } from '@/components/ui/form/field/money-field';
import { saveOpening } from '@/lib/actions/bank-line/balance';
import { formatsOf } from '@/lib/domain/locale';
import { editableAmount } from '@/lib/domain/money';

/** The form for the balance of an account at the start of a day. */
export function OpeningForm({
  accountRef,
  currency,
  opening,
  today,
}: {
  accountRef: string;
  currency: string;
  opening: { readonly minor: string; readonly day: string } | null;
  today: string;
}) {
  const { locale } = useShownPage();
  const { state, formProps, errorOf } = useAction(saveOpening, { onDone: () => showToast('Opening balance saved') });
  return (
    <form {...formProps} className="flex flex-col gap-3">
      <input type="hidden" name="ref" value={accountRef} />
      <div className="grid max-w-160 gap-3 sm:grid-cols-2">
        <MoneyField
          label="Opening balance"
          hint="With a minus sign if money is owed."
          name="amount"
          currency={currency}
          defaultValue={
            opening ? editableAmount({ minor: BigInt(opening.minor), currency }, formatsOf(locale).decimal) : ''
          }
          error={errorOf('amount')}
        />
        <DateField
          label="At the start of"
          hint="Movements from this day on are added."
          name="day"
          defaultValue={opening?.day ?? ''}
          max={today}
          locale={locale}
          error={errorOf('day')}
        />
      </div>
      <RefusalNotice state={state} />
      <SubmitButton variant="default" pendingLabel="Saving" className="self-start">
        Save opening balance
      </SubmitButton>
    </form>
  );
}
