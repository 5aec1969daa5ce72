import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '@/scripts/root.js';

const figures = z.object({ lost: z.number(), duplicated: z.number(), wrongAmounts: z.number(), unsettled: z.number() });

async function chaos(options: Readonly<Record<string, string | number>>) {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const command = ['--conditions=react-server', '--import', 'tsx', 'proof/chaos/main.ts', ...args];
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, output, last: output.trimEnd().split('\n').at(-1) ?? '' };
}

// The books are correct long before this limit. Receipts that fail repeatedly wait between their retries.
const limit = 300;

test(
  'keeps the books correct when processes are killed while three companies sync',
  async () => {
    const options = { seed: 1, expenses: 60, companies: 3, kills: 4, pause: 5, limit, web: 'routes' };
    const { code, output, last } = await chaos(options);
    expect(code, output).toBe(0);
    expect(figures.parse(JSON.parse(last))).toEqual({ lost: 0, duplicated: 0, wrongAmounts: 0, unsettled: 0 });
  },
  (limit + 120) * 1000,
);
