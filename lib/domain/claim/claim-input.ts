import { z } from 'zod';
import { isCurrency } from '@/lib/domain/currency';
import { requiredLine } from '@/lib/domain/required-line';

export const claimId = z.object({ id: z.uuid() });

/** Returns the schema of the reason with which a claim is sent back. */
export const returnInput = z.object({
  id: z.uuid(),
  reason: requiredLine('Say what the person has to change.', 500),
});

const ids = z.array(z.uuid()).min(1).max(500, { error: 'Choose at most 500 claims at a time.' });

/** The schemas of decisions about several claims, and of taking one back. */
export const approveManyInput = z.object({ ids });
export const returnManyInput = z.object({ ids, reason: returnInput.shape.reason });
export const undoDecisionInput = z.object({ ids, decision: z.enum(['approve', 'return']) });

/** Returns the schema of the choice of a person's supplier in one currency. */
export const employeeSupplierInput = z.object({
  personId: z.uuid(),
  currency: z.string().refine(isCurrency, { error: 'Choose a currency.' }),
  supplierRef: z.string().min(1, { error: 'Choose a supplier from the list.' }).max(200),
});

/** How many days after its approval a claim may be due at most. */
export const mostRepayDays = 365;

export const repayInput = z.object({
  repayDays: z.coerce
    .number({ error: 'Enter a number of days.' })
    .int({ error: 'Enter whole days.' })
    .min(0, { error: 'Enter 0 or more days.' })
    .max(mostRepayDays, { error: `Enter at most ${mostRepayDays} days.` }),
});
