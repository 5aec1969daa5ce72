import { z } from 'zod';

/** What the benchmark tells Outlay's web process to do, and what comes back, over the channel between them. */
export const request = z.discriminatedUnion('do', [
  z.object({ do: z.literal('prepare'), turn: z.number(), company: z.string(), expenses: z.number() }),
  /** Sync the expenses from one number to before another. */
  z.object({ do: z.literal('press'), turn: z.number(), company: z.string(), from: z.number(), to: z.number() }),
  /** What the company's people are told about why it waits. */
  z.object({ do: z.literal('pause'), turn: z.number(), company: z.string() }),
]);
export type Request = z.output<typeof request>;

export const listening = z.object({ listening: z.string() });
export const prepared = z.object({ companyId: z.string(), codatCompanyId: z.string() });
export const pressed = z.object({ going: z.number(), milliseconds: z.number() });
export const paused = z.object({ because: z.string().nullable(), until: z.coerce.date().nullable() });

/** An answer to the request of that turn. */
export const answer = z.union([
  z.object({ turn: z.number(), said: z.unknown() }),
  z.object({ turn: z.number(), failed: z.string() }),
]);
