import { startScenario } from './scenario';
import { dayMs, maxRecoveryMs, maxSteps, startMs } from './settings';
import { createSimulation, type Options, type Simulation } from './simulation';

export type Outcome = {
  readonly seed: number;
  /** The message of the first violated invariant, or null if none was violated. */
  readonly violation: string | null;
  readonly steps: number;
  readonly calls: number;
  readonly virtualDays: number;
  /** A checksum of the trace. Runs with the same seed have the same checksum. */
  readonly fingerprint: number;
};

/** Simulates the run of one seed: a period with faults, then a recovery until no work is left. */
export async function simulate(seed: number, options: Options = {}): Promise<Outcome> {
  const simulation = createSimulation(seed, options);
  const { schedule, invariants, trace, db } = simulation;
  startScenario(simulation);
  await runToEnd(simulation);
  if (invariants.violations.length === 0) invariants.checkFinalState(db);
  return {
    seed,
    violation: invariants.violations[0] ?? null,
    steps: schedule.steps,
    calls: invariants.calls,
    virtualDays: (schedule.now - startMs) / dayMs,
    fingerprint: trace.fingerprint,
  };
}

async function runToEnd({ schedule, profile, invariants, workers, db }: Simulation): Promise<void> {
  const endsAt = startMs + profile.faultPeriodMs + maxRecoveryMs;
  while (invariants.violations.length === 0 && schedule.now < endsAt) {
    const sweepAt = workers.nextSweepAt;
    if (sweepAt === Number.POSITIVE_INFINITY && schedule.nextAt === Number.POSITIVE_INFINITY) return;
    if (sweepAt < schedule.nextAt) {
      schedule.now = Math.max(schedule.now, sweepAt);
      await schedule.runNow(() => workers.sweep());
    } else await schedule.step();
    invariants.checkProjection(db);
    if (schedule.steps > maxSteps) invariants.fail(`endless loop after ${invariants.calls} calls`);
  }
}
