import { lazy, Suspense } from 'react';
import { HiddenFields } from '@/components/form/hidden-fields';
import { DateField } from '@/components/ui/form/field/date-field';
import { MoneyField } from '@/components/ui/form/field/money-field';
import { SelectField } from '@/components/ui/form/field/select-field';
import { TextField } from '@/components/ui/form/field/text-field';
import { expenseTypeNames, expenseTypes, refundTypes } from '@/lib/domain/expense/type';
import { formatsOf } from '@/lib/domain/locale';
import { editableAmount } from '@/lib/domain/money';
import type { ExpenseFields, ExpenseFormChoices } from './fields';

const OtherCurrency = lazy(() => import('./other-currency'));
const TypedConversion = lazy(() => import('./typed-conversion'));
const amountHint = 'Tax included, as on the receipt.';

/** The fields of the payment: merchant, amount, date, type, and the card or account it was paid from. */
export function PaymentFields({
  fields: { typed, field, register, errorOf, setValue },
  choices: { locale, today, baseCurrency, currencies, cards },
  isNew,
  isRefund,
  isClaim,
}: {
  fields: ExpenseFields;
  choices: ExpenseFormChoices;
  isNew: boolean;
  /** Whether the form records a refund of a payment. */
  isRefund: boolean;
  /** A claim is always a payment, from no card. */
  isClaim: boolean;
}) {
  const { currency = '', amount = '', rate = '' } = typed;
  const rateHint = `How much one ${currency} was in ${baseCurrency}.`;
  const changeCurrency = (named: string) => {
    setValue('currency', named, { shouldDirty: true });
    // The amount is valid now, so its error must go.
    setValue('amount', amount, { shouldValidate: true });
  };
  return (
    <>
      <TextField
        label={isRefund ? 'Refunded by' : 'Paid to'}
        required
        className="sm:col-span-2"
        {...field('merchant')}
        autoComplete="off"
        dir="auto"
        autoFocus={isNew && !isRefund}
      />
      <MoneyField
        label="Amount"
        required
        hint={
          /[^\d.,\s]/.test(amount) ? (
            <Suspense fallback={amountHint}>
              <OtherCurrency {...{ amount, currency, currencies }} otherwise={amountHint} onChange={changeCurrency} />
            </Suspense>
          ) : (
            amountHint
          )
        }
        {...field('amount')}
        autoFocus={isRefund}
        error={errorOf('amount') ?? errorOf('currency')}
        currency={currency}
        currencies={currencies}
        currencyProps={register('currency')}
        placeholder={editableAmount({ minor: 0n, currency }, formatsOf(locale).decimal)}
      />
      <DateField label="Date" required {...field('day')} locale={locale} max={today} />
      {currency !== baseCurrency && (
        <TextField
          label={`Exchange rate to ${baseCurrency}`}
          required
          hint={
            rate === '' ? (
              rateHint
            ) : (
              <Suspense fallback={rateHint}>
                <TypedConversion {...{ amount, currency, rate, baseCurrency, locale }} otherwise={rateHint} />
              </Suspense>
            )
          }
          className="sm:col-span-2"
          {...field('rate')}
          inputMode="decimal"
          autoComplete="off"
          placeholder={`0${formatsOf(locale).decimal}8361`}
        />
      )}
      {isClaim ? (
        <HiddenFields values={{ type: 'payment', cardId: '' }} />
      ) : (
        <>
          <SelectField
            label="Type"
            {...field('type')}
            options={(isRefund ? refundTypes : expenseTypes).map((type) => ({
              value: type,
              label: expenseTypeNames[type],
            }))}
          />
          <SelectField
            label={isRefund ? 'Paid back to' : 'Paid from'}
            {...field('cardId')}
            options={cards}
            placeholder="Default bank account"
          />
        </>
      )}
    </>
  );
}
