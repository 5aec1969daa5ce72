import fc from 'fast-check';
import { Comparison, generators, type ModelFault, type Step } from './comparison';
import type { OperationName } from './production';

export const operationNames = Object.keys(generators) as OperationName[];

/** Operations on which others depend are more frequent. */
const weights: Partial<Record<OperationName, number>> = {
  acquireLane: 6,
  claimToSend: 9,
  recordSent: 7,
  requestRun: 6,
  queueRun: 3,
  freezeQueued: 5,
  saveOutcomes: 8,
  claimDeliveries: 6,
  claimUnknownDeliveries: 4,
  saveDelivery: 10,
  admitCall: 8,
  claimToSettle: 4,
  addExpense: 3,
  addReceipt: 3,
  triggerPoll: 3,
  rescheduleSend: 5,
  reschedulePoll: 2,
  saveRecordRefs: 2,
  saveConnectionStatus: 2,
};

const aWait = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 300 }) },
  { weight: 4, arbitrary: fc.constant('due' as const) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 30_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 60_000, max: 3 * 3_600_000 }) },
);

const anOperation = fc.oneof(
  ...operationNames.map((name) => ({ weight: weights[name] ?? 1, arbitrary: fc.constant(name) })),
);

const aStep: fc.Arbitrary<Step> = fc.record({ operation: anOperation, after: aWait, choice: fc.nat() });
/** All lengths are equally likely. By default, fast-check prefers short sequences. */
const aRun = fc.noBias(fc.array(aStep, { maxLength: 600, size: 'max' }));
const aLongRun = fc.array(aStep, { minLength: 600, maxLength: 600, size: 'max' });

type Options = {
  readonly seed: number;
  readonly runs: number;
  readonly fault?: ModelFault;
};

/**
 * Compares random sequences of operations. Returns how often each operation was performed, and the first difference with
 * the shortest sequence that shows it, or null. With a fault, the sequence is not shortened.
 */
export async function compareRuns({ seed, runs, fault }: Options) {
  const performed = new Map<OperationName, number>();
  const property = fc.asyncProperty(fault ? aLongRun : aRun, async (steps) => {
    const comparison = await Comparison.start(fault);
    for (const step of steps)
      if (await comparison.step(step)) performed.set(step.operation, (performed.get(step.operation) ?? 0) + 1);
  });
  const details = await fc.check(property, { seed, numRuns: runs, endOnFailure: true });
  const shown = details.failed && !fault ? await shorten(property, seed, details.counterexamplePath) : details;
  const difference = details.failed ? `${fc.defaultReportMessage(shown)}\n${shown.errorInstance}` : null;
  return { performed, difference };
}

/** Looks for a shorter sequence that shows the difference, for a minute. Otherwise a failed test would take an hour. */
const shorten = (property: fc.IAsyncProperty<[Step[]]>, seed: number, path: string | null) =>
  fc.check(property, { seed, ...(path && { path }), interruptAfterTimeLimit: 60_000 });
