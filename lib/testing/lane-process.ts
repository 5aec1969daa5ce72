import { setTimeout } from 'node:timers/promises';
import { newId } from '@/lib/data/id';
import { LaneRunner } from '@/lib/jobs/lane-runner';

/** A worker for tests that kill a real process: does the due work of one company until it is killed. */
const [companyId = ''] = process.argv.slice(2);
const lanes = new LaneRunner(newId());
for (;;) {
  await lanes.run(companyId);
  await setTimeout(100);
}
