import '@/scripts/testing/environment';
import { z } from 'zod';
import { printError } from '@/scripts/process/terminal.js';
import { readOptions } from '../harness/command-line';
import { simulateSeeds } from './runs';
import type { Outcome } from './simulate';

const whole = z.coerce.number().int().min(0);
const schema = z.object({
  /** The number of runs. The first run has the seed `from`, and each further run has the next seed. */
  seeds: whole.default(1_000),
  from: whole.default(1),
  /** Runs only this seed. */
  seed: whole.optional(),
  trace: z.boolean().default(false),
});

const progressEvery = 100;

try {
  const { seeds, from, seed, trace } = readOptions('sim', schema);
  let done = 0;
  const summary = await simulateSeeds({
    seeds: seed === undefined ? seeds : 1,
    from: seed ?? from,
    ...(trace && { trace: (line) => console.log(line) }),
    onOutcome: (outcome) => {
      done += 1;
      if (outcome.violation !== null) reportViolation(outcome);
      if (done % progressEvery === 0) console.log(`${done} of ${seeds}`);
    },
  });
  console.log(JSON.stringify(summary));
  process.exit(summary.failed > 0 ? 1 : 0);
} catch (error) {
  printError(error);
}

function reportViolation({ seed, violation }: Outcome): void {
  console.log(`seed ${seed}: ${violation}\n  npm run sim -- --seed ${seed} --trace`);
}
