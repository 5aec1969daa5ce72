'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { useShownPage } from '@/components/page/shown-page';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { MoneyField } from '@/components/ui/form/field/money-field';
import { saveBudgets } from '@/lib/actions/report/budgets';
import { addMonths, monthName } from '@/lib/domain/day';
import { formatsOf } from '@/lib/domain/locale';
import { counted } from '@/lib/domain/plural';

export type BudgetForm = {
  readonly categoryId: string;
  readonly category: string;
  /** The first of the twelve months: 'YYYY-MM'. */
  readonly start: string;
  /** The name of the year: "2026" or "2026/27". */
  readonly year: string;
  readonly currency: string;
  /** The amounts of the twelve months as text. Empty: the month has no budget. */
  readonly amounts: readonly string[];
};

const names = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'] as const;

function useBudgetForm({ categoryId, start, currency, amounts }: BudgetForm, mode: 'each' | 'months') {
  const { locale } = useShownPage();
  const [first = ''] = amounts;
  const months = Object.fromEntries(names.map((name, index) => [name, amounts[index] ?? '']));
  return useActionForm(
    () =>
      import('@/lib/domain/report/budget-input').then(({ budgetInput }) =>
        budgetInput({ currency, decimal: formatsOf(locale).decimal }),
      ),
    saveBudgets,
    {
      onDone: ({ changed }) =>
        showToast(changed === 0 ? 'No budget changed' : `Saved the budget of ${counted(changed, 'month', locale)}`),
      defaultValues: {
        categoryId,
        start,
        mode,
        each: amounts.every((amount) => amount === first) ? first : '',
        ...months,
      } as never,
    },
  );
}

/** The form that gives every month of a year the same budget. */
export function SameEachMonth({ form }: { form: BudgetForm }) {
  const { state, register, field, errorOf, formProps } = useBudgetForm(form, 'each');
  return (
    <form {...formProps} className="flex flex-wrap items-end gap-2">
      <Fixed form={form} register={register} mode="each" />
      {!errorOf('each' as never) && <RefusalNotice state={state} />}
      <MoneyField
        label={`Each month of ${form.year}`}
        hint="Leave empty to remove the budget of the year."
        currency={form.currency}
        {...field('each' as never)}
      />
      <SubmitButton pendingLabel="Saving">Set 12 months</SubmitButton>
    </form>
  );
}

/** The form with a budget for each month of a year. */
export function MonthByMonth({ form }: { form: BudgetForm }) {
  const { state, register, field, formProps } = useBudgetForm(form, 'months');
  return (
    <form {...formProps} className="flex flex-col gap-3">
      <Fixed form={form} register={register} mode="months" />
      <RefusalNotice state={state} />
      <div className="grid grid-cols-2 gap-x-3 gap-y-2 sm:grid-cols-3 lg:grid-cols-4">
        {names.map((name, index) => (
          <MoneyField
            key={name}
            label={monthName(addMonths(form.start, index))}
            currency={form.currency}
            {...field(name as never)}
          />
        ))}
      </div>
      <SubmitButton pendingLabel="Saving" className="self-start">
        Save months
      </SubmitButton>
    </form>
  );
}

function Fixed({
  form,
  register,
  mode,
}: {
  form: BudgetForm;
  register: (name: never) => object;
  mode: 'each' | 'months';
}) {
  return (
    <>
      <input type="hidden" {...register('categoryId' as never)} name="categoryId" defaultValue={form.categoryId} />
      <input type="hidden" {...register('start' as never)} name="start" defaultValue={form.start} />
      <input type="hidden" {...register('mode' as never)} name="mode" defaultValue={mode} />
    </>
  );
}
