'use client';

import { Select } from '@/components/ui/form/select';
import { addMonths, type Day, formatMonth, monthOf } from '@/lib/domain/day';

const shown = 15;

/** The filter by month: this month and the 14 before it. Their names are in the HTML only. */
export function MonthSelect({ value, today, locale }: { value: string; today: Day; locale: string }) {
  return (
    <Select
      name="month"
      aria-label="Month"
      defaultValue={value}
      options={() => [
        { value: '', label: 'Any month' },
        ...Array.from({ length: shown }, (_, index) => {
          const month = addMonths(monthOf(today), -index);
          return { value: month, label: formatMonth(month, locale) };
        }),
      ]}
      className="w-38"
    />
  );
}
