/**
 * What a transaction does last, in this order: it changes the lane of its company, enqueues jobs and writes to the audit
 * log. These lock rows that almost every transaction needs. As last steps they are locked in one order, whatever the
 * transaction did before, and only for a short time (lib/data/lock-order.ts).
 */
const stages = ['lane', 'jobs', 'audit'] as const;
type Stage = (typeof stages)[number];
type Step = () => Promise<unknown>;

const ofTransactions = new WeakMap<object, Record<Stage, Step[]>>();

/** Runs `step` when the work of the transaction is done. A step may add steps to its own stage and to later ones. */
export function beforeCommit(tx: object, stage: Stage, step: Step): void {
  const steps = ofTransactions.get(tx) ?? { lane: [], jobs: [], audit: [] };
  steps[stage].push(step);
  ofTransactions.set(tx, steps);
}

/** Runs the last steps of a transaction. `inScope` calls it at the end of the work. */
export async function runLastSteps(tx: object): Promise<void> {
  const steps = ofTransactions.get(tx);
  if (!steps) return;
  for (const stage of stages) for (const step of steps[stage]) await step();
  ofTransactions.delete(tx);
}
