import { z } from 'zod';

const minor = z.codec(z.string(), z.bigint(), { decode: (text) => BigInt(text), encode: (value) => value.toString() });

const storedReimbursable = z.object({
  id: z.uuid(),
  day: z.string(),
  /** The day on which the employee is due to be paid. */
  dueDay: z.string(),
  currency: z.string(),
  rate: z.string().nullable(),
  /** The employee, who is a supplier in the books. The supplier has the currency of the record. */
  supplierRef: z.string(),
  reference: z.string(),
  note: z.string(),
  lines: z.array(
    z.object({
      description: z.string(),
      netMinor: minor,
      taxMinor: minor,
      taxRateRef: z.string().nullable(),
      accountRef: z.string(),
      trackingRefs: z.array(z.string()),
      customerRef: z.string().nullable(),
    }),
  ),
});

/** An expense that an employee paid, in accounting terms: a bill that the company owes to the employee. */
export type ReimbursableRecord = z.output<typeof storedReimbursable>;
/** A reimbursable expense as JSON, as each attempt stores it. It never changes. */
export type StoredReimbursable = z.input<typeof storedReimbursable>;

export const serializeReimbursable = (record: ReimbursableRecord): StoredReimbursable =>
  z.encode(storedReimbursable, record);
