import './environment';
import { readOptions, usage } from './options';
import { run, type Summary } from './runs';
import { type Outcome, simulate } from './simulate';

/** How often it is told how far the runs have come. */
const tellEvery = 100;

const options = readOptions(process.argv.slice(2));
if (!options) {
  console.error(usage);
  process.exit(1);
}
const { seeds, from, seed, trace } = options;
const summary = seed === undefined ? await many() : await one(seed);
console.log(JSON.stringify(summary));
process.exit(summary.failed > 0 ? 1 : 0);

function many(): Promise<Summary> {
  let done = 0;
  return run({
    seeds,
    from,
    each: (outcome) => {
      done += 1;
      if (outcome.violation !== null) complain(outcome);
      if (done % tellEvery === 0) console.log(`${done} of ${seeds}`);
    },
  });
}

async function one(of: number): Promise<Summary> {
  const began = performance.now();
  const outcome = await simulate(of, trace ? { trace: (line) => console.log(line) } : {});
  if (outcome.violation !== null) complain(outcome);
  const { steps, virtualDays } = outcome;
  const failed = outcome.violation === null ? 0 : 1;
  return { seeds: 1, failed, steps, virtualDays, seconds: (performance.now() - began) / 1000 };
}

function complain(outcome: Outcome): void {
  console.log(`seed ${outcome.seed}: ${outcome.violation}`);
  console.log(`  npm run sim -- --seed ${outcome.seed} --trace`);
}
