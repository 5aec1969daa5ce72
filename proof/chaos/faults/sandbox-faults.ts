/** The faults of the simulated Codat, each with the share of calls that it affects. */
const rules = [
  { kind: 'status500', probability: 0.1 },
  { kind: 'status503', probability: 0.05 },
  { kind: 'timeout-before', probability: 0.05 },
  { kind: 'timeout-after-commit', probability: 0.05 },
  { kind: 'reset', when: 'mid-body', probability: 0.05 },
  { kind: 'rate-limit', retryAfterSeconds: 1, probability: 0.01 },
  { kind: 'rate-limit', retryAfterSeconds: 2, probability: 0.01 },
  { kind: 'rate-limit', retryAfterSeconds: 3, probability: 0.01 },
  { kind: 'malformed', probability: 0.01 },
] as const;

export const codatFaults = (seed: number) => ({ seed, rules: rules.map((rule) => ({ operation: '*', ...rule })) });

/** Returns the faults of webhooks: they are sent up to ten times, reordered, dropped, delayed and forged. */
export const webhookFaults = (seed: number, delaySeconds: number) => ({
  seed,
  repeat: { probability: 0.9, times: 9 },
  shuffle: { windowMs: 2000 },
  drop: 0.05,
  delay: { probability: 0.05, ms: delaySeconds * 1000 },
  forge: { probability: 0.05 },
});

/**
 * The sandbox's response times in milliseconds: short enough for a short run, long enough that kills interrupt calls.
 */
export const latency = {
  operations: { 'create-expense-transaction': 150, 'upload-expense-attachment': 250, '*': 60 },
  jitterMs: 120,
};
