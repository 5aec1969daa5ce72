'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import type { ExpenseFields } from '@/components/expense/form/fields';
import { useShownPage } from '@/components/page/shown-page';
import { Notice } from '@/components/ui/feedback/notice';
import { taxOfPart } from '@/lib/domain/expense/refund';
import { formatsOf } from '@/lib/domain/locale';
import { editableAmount, formatMoney } from '@/lib/domain/money';
import { parseAmount } from '@/lib/domain/reading/typed-amount';
import type { RefundShown } from './refund-shown';

/**
 * Says which payment the form refunds, and warns when the typed amount is more than what is left. The tax amount follows the
 * typed amount until a person changes it.
 */
export default function RefundNotice({
  refund: { words, rest, line },
  fields: { typed, setValue },
}: {
  refund: RefundShown;
  fields: ExpenseFields;
}) {
  const { locale } = useShownPage();
  const { decimal } = formatsOf(locale);
  const { amount = '', currency = '' } = typed;
  const parsed = parseAmount(amount, currency, decimal);
  const typedMinor = parsed.ok ? parsed.money.minor : null;
  const over = typedMinor !== null && currency === rest.currency ? typedMinor - BigInt(rest.minor) : 0n;
  const filledIn = useRef(typed.taxAmount);
  const followAmount = useEffectEvent(() => {
    if (line === null || typedMinor === null || typed.taxAmount !== filledIn.current) return;
    const whole = { amount: { minor: BigInt(line.minor), currency }, taxMinor: BigInt(line.taxMinor) };
    const taxAmount = editableAmount({ minor: taxOfPart(whole, typedMinor) ?? 0n, currency }, decimal);
    filledIn.current = taxAmount;
    setValue('taxAmount', taxAmount);
  });
  const followed = typedMinor === null ? null : String(typedMinor);
  useEffect(() => {
    if (followed !== null) followAmount();
  }, [followed]);
  return (
    <div className="flex flex-col gap-2 sm:col-span-2">
      <p className="text-soft">
        <bdi>{words}</bdi>
      </p>
      {over > 0n && (
        <Notice tone="warn" live>
          This is {formatMoney({ minor: over, currency }, locale)} more than is left to refund. You can record it, but
          check the amount first.
        </Notice>
      )}
    </div>
  );
}
