import { parseArgs } from 'node:util';
import { z } from 'zod';

const whole = z.coerce.number().int().min(0);
const schema = z.object({
  /** How many runs, from which seed on. */
  seeds: whole.default(1_000),
  from: whole.default(1),
  /** One run alone, to be looked at. */
  seed: whole.optional(),
  trace: z.boolean().default(false),
});

export type Options = z.output<typeof schema>;

export const usage = 'npm run sim -- [--seeds 1000] [--from 1] | --seed 4711 [--trace]';

/** Reads the command line; null when it says something else. */
export function readOptions(args: string[]): Options | null {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args,
      options: { seeds: text, from: text, seed: text, trace: { type: 'boolean' } },
    });
    return schema.parse(values);
  } catch {
    return null;
  }
}
