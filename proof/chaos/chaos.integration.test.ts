import { expect, test } from 'vitest';
import { z } from 'zod';
import { run } from '@/scripts/process/run.js';

const figures = z.object({ lost: z.number(), duplicated: z.number(), wrongAmounts: z.number(), unsettled: z.number() });

// The seconds after which unsettled work counts as failed. The books are correct long before, but a receipt that fails
// repeatedly waits longer between retries.
const limit = 300;

test(
  'keeps the books correct when processes are killed while three companies sync',
  async () => {
    const options = {
      seed: 1,
      expenses: 48,
      claims: 6,
      direct: 6,
      transfers: 6,
      companies: 3,
      kills: 4,
      pause: 5,
      limit,
      web: 'routes',
    };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const command = ['--conditions=react-server', '--import', 'tsx', 'proof/chaos/main.ts', ...args];
    const { code, output } = await run(process.execPath, command, { quiet: true });
    expect(code, output).toBe(0);
    const summary = output.trimEnd().split('\n').at(-1) ?? '';
    expect(figures.parse(JSON.parse(summary))).toEqual({ lost: 0, duplicated: 0, wrongAmounts: 0, unsettled: 0 });
  },
  (limit + 120) * 1000,
);
