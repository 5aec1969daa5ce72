import { z } from 'zod';
import { expenseTypes } from '@/lib/domain/expense/type';
import { amountTests, noteTests, textTests } from './condition-tests';

const texts = z.array(z.string()).min(1);

/** One condition on an expense. When a condition has several values, one of them must match. */
export const condition = z.discriminatedUnion('field', [
  z.object({ field: z.literal('merchant'), test: z.enum(textTests), values: texts }),
  z.object({
    field: z.literal('amount'),
    test: z.enum(amountTests),
    /**
     * The currency of the limits. An expense in this currency is compared by its own amount. If this is the base
     * currency, every other expense is compared by its base amount; otherwise the condition is false.
     */
    currency: z.string(),
    /** The limit in minor units, or the lower limit of "between". Stored as text, because JSON has no bigint. */
    minor: z.coerce.bigint(),
    /** The upper limit of "between"; null for the other tests. */
    toMinor: z.coerce.bigint().nullable(),
  }),
  z.object({ field: z.literal('currency'), values: texts }),
  z.object({ field: z.literal('card'), values: texts }),
  z.object({ field: z.literal('person'), values: texts }),
  z.object({ field: z.literal('note'), test: z.enum(noteTests), values: texts }),
  z.object({ field: z.literal('type'), values: z.array(z.enum(expenseTypes)).min(1) }),
]);
