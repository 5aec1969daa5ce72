import type { Schedule } from './schedule';

/**
 * Writes the events of a run, and combines their times and step numbers into a fingerprint. Runs with the same seed
 * have the same fingerprint.
 */
export class Trace {
  fingerprint = 0;

  constructor(
    private readonly schedule: Schedule,
    private readonly write: ((line: string) => void) | undefined,
  ) {}

  readonly add = (describe: () => string): void => {
    const { now, steps } = this.schedule;
    this.fingerprint = (Math.imul(this.fingerprint, 31) + now * 1000 + steps) | 0;
    this.write?.(`${new Date(now).toISOString().slice(5, 23)} ${describe()}`);
  };
}
