import { z } from 'zod';
import { isDay } from '@/lib/domain/day';
import type { SeenRow, Ticked } from '../recheck';

const row = z.object({
  id: z.uuid(),
  day: z.string().refine(isDay),
  minor: z.string().regex(/^-?\d{1,18}$/),
  currency: z.string().length(3),
});
const shown = z.object({ lines: z.array(row).max(100), records: z.array(row).max(100) });

/** The form of a pair that was shown: its rows as JSON, with what the page showed of each. */
export const shownPair = z.string().transform((text, context): z.output<typeof shown> => {
  try {
    const parsed = shown.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {}
  context.addIssue({ code: 'custom', message: 'Reload the page and try again.' });
  return z.NEVER;
});

export const accountInput = { account: z.string().min(1).max(200) };
export const confirmInput = z.object({ ...accountInput, pairs: z.array(shownPair).min(1).max(100) });
export const chooseInput = z.object({ ...accountInput, pair: shownPair });
export const reconciliationInput = z.object({ ...accountInput, id: z.uuid() });

/** Returns the pair that a person ticked, of what the page showed. */
export function tickedOf({ lines, records }: z.output<typeof shown>, account: string, by: Ticked['by']): Ticked {
  const seen = ({ id, day, minor, currency }: z.output<typeof row>): SeenRow => ({
    id,
    account,
    day,
    money: { minor: BigInt(minor), currency },
  });
  return {
    by,
    lineIds: lines.map(({ id }) => id),
    recordIds: records.map(({ id }) => id),
    seen: { lines: lines.map(seen), records: records.map(seen) },
  };
}
