import { PageForm } from '@/components/page/page-form';
import { Button } from '@/components/ui/action/button';
import { Select } from '@/components/ui/form/select';
import { formatDay } from '@/lib/domain/day';

/** A select that copies one of the newest expenses into the form. */
export function PickExpense({
  expenses,
  picked,
  locale,
}: {
  expenses: readonly { readonly id: string; readonly merchant: string; readonly day: string }[];
  picked: string;
  locale: string;
}) {
  if (expenses.length === 0) return null;
  const options = expenses.map(({ id, merchant, day }) => ({
    value: id,
    label: `${merchant}, ${formatDay(day, locale)}`,
  }));
  const shown = picked !== '' && !expenses.some(({ id }) => id === picked);
  return (
    <PageForm
      action="/mapping/rules/test"
      aria-label="Take an expense"
      className="mb-3 flex flex-wrap items-center gap-2"
    >
      <Select
        name="expense"
        aria-label="Expense"
        key={picked}
        defaultValue={picked}
        options={shown ? [{ value: picked, label: 'The one you chose' }, ...options] : options}
        placeholder="Take one of the newest expenses"
        className="min-w-60 grow sm:max-w-100"
      />
      <Button type="submit">Take it</Button>
    </PageForm>
  );
}
