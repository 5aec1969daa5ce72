import { z } from 'zod';

const ref = z.looseObject({ id: z.string() });

/** What was sent for one expense, as far as a person reads it. What cannot be read is left out. */
const sentRecord = z.looseObject({
  type: z.string().optional(),
  issueDate: z.string().optional(),
  currency: z.string().optional(),
  merchantName: z.string().optional(),
  reference: z.string().optional(),
  notes: z.string().optional(),
  contactRef: ref.optional(),
  bankAccountRef: ref.optional(),
  lines: z
    .array(
      z.looseObject({
        netAmount: z.number(),
        taxAmount: z.number().optional(),
        taxRateRef: ref.optional(),
        accountRef: ref.optional(),
        trackingRefs: z.array(ref).default([]),
      }),
    )
    .default([]),
});

export type SentRecord = z.output<typeof sentRecord>;

export const readSentRecord = (record: unknown): SentRecord => sentRecord.catch({ lines: [] }).parse(record);

/** The accounts its lines went to. */
export const accountRefsOf = (record: unknown): readonly string[] =>
  readSentRecord(record).lines.flatMap((line) => (line.accountRef ? [line.accountRef.id] : []));

/** Every id of the books it names. */
export function refsOf(record: unknown): readonly string[] {
  const { contactRef, bankAccountRef, lines } = readSentRecord(record);
  const named = lines.flatMap((line) => [line.accountRef, line.taxRateRef, ...line.trackingRefs]);
  return [contactRef, bankAccountRef, ...named].flatMap((entry) => (entry ? [entry.id] : []));
}
