import { lazy, Suspense } from 'react';
import { MoneyField } from '@/components/ui/form/field/money-field';
import { SelectField } from '@/components/ui/form/field/select-field';
import type { ExpenseFields, ExpenseFormChoices } from './fields';

const Suggestion = lazy(() => import('./suggestion'));

const leaveBlank = 'Leave the category blank to let Outlay suggest one.';
const decides = 'The category decides the account in your books.';

/** The category and tax fields of an expense that is not split. */
export function CodingFields({
  fields: { typed, field, setValue },
  choices: { categories, taxRates },
  isNew,
  taxRateFromRule,
}: {
  fields: ExpenseFields;
  choices: ExpenseFormChoices;
  isNew: boolean;
  /**
   * Whether a rule set the tax rate. The rule chose it for its own category, so the form clears it when the category
   * changes.
   */
  taxRateFromRule: boolean;
}) {
  const isUncoded = isNew && !typed.categoryId;
  return (
    <>
      <SelectField
        label="Category"
        hint={isNew ? undefined : decides}
        {...field('categoryId', { onChange: () => taxRateFromRule && setValue('taxRateRef', '') })}
        options={categories}
        placeholder="Choose later"
      />
      <SelectField
        label="Tax rate"
        hint={taxRates.length > 0 ? undefined : 'Rates appear once your books are linked.'}
        {...field('taxRateRef')}
        options={taxRates}
        placeholder="From category"
      />
      {isNew && (
        // The row has one height with and without a suggestion. If the suggestion pushed the buttons down, a click could
        // miss them.
        <div className="-mt-2 min-h-7 text-sm text-faint sm:col-span-2">
          {isUncoded && typed.merchant ? (
            <Suspense fallback={leaveBlank}>
              <Suggestion
                form={typed}
                otherwise={leaveBlank}
                onAccept={(categoryId) => setValue('categoryId', categoryId, { shouldDirty: true })}
              />
            </Suspense>
          ) : isUncoded ? (
            leaveBlank
          ) : (
            decides
          )}
        </div>
      )}
      <MoneyField
        label="Tax amount"
        hint="Only if the receipt shows a different tax amount."
        className="sm:col-span-2"
        {...field('taxAmount')}
        currency={typed.currency ?? ''}
        placeholder="Calculated from the rate"
      />
    </>
  );
}
