import { z } from 'zod';

/** The requests of the benchmark to Outlay's web process over their IPC channel. */
export const request = z.discriminatedUnion('do', [
  z.object({ do: z.literal('prepare'), id: z.number(), company: z.string(), expenses: z.number() }),
  /** Requests the sync of the expenses with the numbers from `from` to before `to`. */
  z.object({ do: z.literal('sync'), id: z.number(), company: z.string(), from: z.number(), to: z.number() }),
  /** Reads why the company's lane is paused, as users see it. */
  z.object({ do: z.literal('pause'), id: z.number(), company: z.string() }),
]);
export type Request = z.output<typeof request>;

export const prepared = z.object({ companyId: z.string(), codatCompanyId: z.string() });
export const requested = z.object({ milliseconds: z.number() });
export const paused = z.object({ because: z.string().nullable(), until: z.coerce.date().nullable() });

/** The first message of the web process. */
export const listening = z.object({ listening: z.literal(true) });
export const reply = z.union([
  z.object({ id: z.number(), result: z.unknown() }),
  z.object({ id: z.number(), error: z.string() }),
]);
