import { lazy, Suspense } from 'react';
import { MoneyField } from '@/components/ui/form/field/money-field';
import { SelectField } from '@/components/ui/form/field/select-field';
import type { ExpenseFields, ExpenseFormChoices } from './fields';

const Suggestion = lazy(() => import('./suggestion'));

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
        hint={isUncoded ? 'Leave blank to let Outlay suggest a category.' : 'Decides the account in your books.'}
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
        // The height is reserved for the suggestion. If it pushed the buttons down when it appears, a click could miss
        // them.
        <div className="min-h-7 sm:col-span-2">
          {isUncoded && typed.merchant && (
            <Suspense>
              <Suggestion
                form={typed}
                onAccept={(categoryId) => setValue('categoryId', categoryId, { shouldDirty: true })}
              />
            </Suspense>
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
