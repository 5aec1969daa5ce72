import { z } from 'zod';
import { batchOf, currency, isoDateTime, lines, optionalRef, rate, recordRef, transactionId } from './fields';

const common = {
  reference: z.string().nullish(),
  contactRef: recordRef,
  apAccountRef: optionalRef.nullish(),
  issueDate: isoDateTime,
  dueDate: isoDateTime,
  currency,
  currencyRate: rate.nullish(),
  notes: z.string().nullish(),
  lines: lines.nullish(),
};

/** An expense that an employee paid personally. In the books it is a bill, with the employee as the supplier. */
export const reimbursable = z.object({ ...common, id: transactionId });
export type Reimbursable = z.infer<typeof reimbursable>;

export const reimbursableBatch = batchOf(reimbursable);
export const reimbursableUpdate = z.object(common);
