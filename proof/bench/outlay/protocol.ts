import { z } from 'zod';

/** The requests that the benchmark sends to Outlay's web process over their IPC channel. */
export const request = z.discriminatedUnion('do', [
  z.object({ do: z.literal('prepare'), id: z.number(), company: z.string(), expenses: z.number() }),
  /** Requests the sync of a company's expenses, from index `from` up to, but not including, index `to`. */
  z.object({ do: z.literal('sync'), id: z.number(), company: z.string(), from: z.number(), to: z.number() }),
  /** Asks for the reason and the end of the pause of the company's lane, as users see them. */
  z.object({ do: z.literal('pause'), id: z.number(), company: z.string() }),
]);
export type Request = z.output<typeof request>;

export const prepared = z.object({ companyId: z.string(), codatCompanyId: z.string() });
export const requested = z.object({ milliseconds: z.number() });
export const paused = z.object({ because: z.string().nullable(), until: z.coerce.date().nullable() });

/** The message that the web process sends when it is ready for requests. */
export const listening = z.object({ listening: z.literal(true) });
export const reply = z.union([
  z.object({ id: z.number(), result: z.unknown() }),
  z.object({ id: z.number(), error: z.string() }),
]);
