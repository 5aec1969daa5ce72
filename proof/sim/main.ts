import './environment';
import { readOptions, usage } from './options';
import { type Summary, simulateSeeds } from './runs';
import { type Outcome, simulate } from './simulate';

const progressEvery = 100;

const options = readOptions(process.argv.slice(2));
if (!options) {
  console.error(usage);
  process.exit(1);
}
const { seeds, from, seed, trace } = options;
const summary = seed === undefined ? await runMany() : await runOne(seed);
console.log(JSON.stringify(summary));
process.exit(summary.failed > 0 ? 1 : 0);

function runMany(): Promise<Summary> {
  let done = 0;
  return simulateSeeds({
    seeds,
    from,
    onOutcome: (outcome) => {
      done += 1;
      reportViolation(outcome);
      if (done % progressEvery === 0) console.log(`${done} of ${seeds}`);
    },
  });
}

async function runOne(seed: number): Promise<Summary> {
  const startedAt = performance.now();
  const outcome = await simulate(seed, trace ? { trace: (line) => console.log(line) } : {});
  reportViolation(outcome);
  const { steps, virtualDays, violation } = outcome;
  const seconds = (performance.now() - startedAt) / 1000;
  return { seeds: 1, failed: violation === null ? 0 : 1, steps, virtualDays, seconds };
}

function reportViolation({ seed, violation }: Outcome): void {
  if (violation !== null) console.log(`seed ${seed}: ${violation}\n  npm run sim -- --seed ${seed} --trace`);
}
