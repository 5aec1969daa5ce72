import { parseArgs } from 'node:util';
import { z } from 'zod';

const whole = z.coerce.number().int().min(0);
const schema = z.object({
  /** The number of runs, and the first seed. */
  seeds: whole.default(1_000),
  from: whole.default(1),
  /** Runs only this seed. */
  seed: whole.optional(),
  trace: z.boolean().default(false),
});

export const usage = 'npm run sim -- [--seeds 1000] [--from 1] | --seed 4711 [--trace]';

/** Reads the command line. Returns null for unknown options or values. */
export function readOptions(args: string[]): z.output<typeof schema> | null {
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
