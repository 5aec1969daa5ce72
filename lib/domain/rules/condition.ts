import { z } from 'zod';
import { expenseTypes } from '@/lib/domain/expense/type';

export const textTests = ['is', 'contains', 'starts-with', 'pattern'] as const;
export const noteTests = ['contains', 'is'] as const;
export const amountTests = ['at-least', 'at-most', 'between', 'is'] as const;

/** Stands in a list of cards for an expense that names none. */
export const noCard = 'none';

const texts = z.array(z.string()).min(1);

/** One thing that must hold of an expense. Of several values, any one will do. */
export const condition = z.discriminatedUnion('field', [
  z.object({ field: z.literal('merchant'), test: z.enum(textTests), values: texts }),
  z.object({
    field: z.literal('amount'),
    test: z.enum(amountTests),
    /**
     * An expense in this currency is compared by its amount, another by what it comes to in the company's base
     * currency when this is the base currency; else it does not hold.
     */
    currency: z.string(),
    /** Minor units; kept as text. */
    minor: z.coerce.bigint(),
    /** The upper end of "between". */
    toMinor: z.coerce.bigint().nullable(),
  }),
  z.object({ field: z.literal('currency'), values: texts }),
  z.object({ field: z.literal('card'), values: texts }),
  z.object({ field: z.literal('person'), values: texts }),
  z.object({ field: z.literal('note'), test: z.enum(noteTests), values: texts }),
  z.object({ field: z.literal('type'), values: z.array(z.enum(expenseTypes)).min(1) }),
]);

export type Condition = z.output<typeof condition>;
export type ConditionField = Condition['field'];

export const conditionFields: readonly ConditionField[] = [
  'merchant',
  'amount',
  'currency',
  'card',
  'person',
  'note',
  'type',
];
