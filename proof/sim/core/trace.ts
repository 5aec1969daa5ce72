import type { Schedule } from './schedule';

/** Writes what happens, and reduces a run to one number: the same seed gives the same fingerprint. */
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
