import type { Task } from '../task';

/** A task that does what its input says: `{ act: 'spin' }`. */
export const misbehave: Task = {
  name: 'misbehave',
  script: 'lib/process/testing/misbehave.ts',
  atOnce: 2,
  memoryMegabytes: 256,
  seconds: 30,
  outputMegabytes: 16,
};
