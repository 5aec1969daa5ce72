import type { z } from 'zod';
import type { useActionForm } from '@/components/form/use-action-form';
import type { Day } from '@/lib/domain/day';
import type { expenseInput } from '@/lib/domain/expense/expense';
import type { Option } from '@/lib/domain/list/option';

export type ExpenseFormValues = z.input<ReturnType<typeof expenseInput>>;
type Form = ReturnType<typeof useActionForm<ExpenseFormValues, unknown, unknown>>;

/** What the groups of fields in the expense form share: functions of the form, and the values typed so far. */
export type ExpenseFields = Pick<Form, 'field' | 'register' | 'errorOf' | 'setValue'> & {
  readonly typed: Partial<ExpenseFormValues>;
};

export type ExpenseFormChoices = {
  /** The locale of the company. */
  readonly locale: string;
  readonly today: Day;
  readonly baseCurrency: string;
  readonly currencies: readonly string[];
  readonly categories: readonly Option[];
  readonly cards: readonly Option[];
  readonly taxRates: readonly Option[];
};
