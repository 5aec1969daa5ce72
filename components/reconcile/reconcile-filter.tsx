'use client';

import { PageForm } from '@/components/page/page-form';
import { useShownPage } from '@/components/page/shown-page';
import { Button } from '@/components/ui/action/button';
import { Select } from '@/components/ui/form/select';
import { addMonths, type Day, formatMonth, monthOf } from '@/lib/domain/day';

/** Records are read for this many months. */
const months = 18;

/** Chooses the bank account and the month of the page. A choice opens it at once where scripts run. */
export function ReconcileFilter({
  accounts,
  account,
  month,
  today,
  tab,
}: {
  accounts: readonly { value: string; label: string }[];
  account: string;
  month: string;
  today: Day;
  tab: string;
}) {
  const { locale } = useShownPage();
  const known = Array.from({ length: months }, (_, index) => addMonths(monthOf(today), -index));
  const shown = known.includes(month) ? known : [month, ...known];
  return (
    <PageForm
      key={`${account} ${month}`}
      action="/reconcile"
      className="mb-3 flex flex-wrap items-center gap-1.5"
      onChange={(event) => event.currentTarget.requestSubmit()}
    >
      <input type="hidden" name="tab" value={tab} />
      <Select
        name="account"
        aria-label="Bank account"
        defaultValue={account}
        options={accounts}
        className="min-w-0 grow sm:w-56 sm:grow-0"
      />
      <Select
        name="month"
        aria-label="Month"
        defaultValue={month}
        options={shown.map((value) => ({ value, label: formatMonth(value, locale) }))}
        className="w-40"
      />
      <noscript>
        <Button type="submit">Show</Button>
      </noscript>
    </PageForm>
  );
}
