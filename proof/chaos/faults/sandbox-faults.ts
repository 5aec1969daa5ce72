/** The mistakes Codat makes, each a share of all calls. */
const faults = [
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

export const faultsOf = (seed: number) => ({ seed, rules: faults.map((rule) => ({ operation: '*', ...rule })) });

/** What happens to webhooks on their way: one to ten times each, out of order, lost, late, forged. */
export const mischiefOf = (seed: number, { lateSeconds }: { readonly lateSeconds: number }) => ({
  seed,
  repeat: { probability: 0.9, times: 9 },
  shuffle: { windowMs: 2000 },
  drop: 0.05,
  delay: { probability: 0.05, ms: lateSeconds * 1000 },
  forge: { probability: 0.05 },
});

/** Quick enough that the work ends, slow enough that kills find calls under way. */
export const latency = {
  operations: { 'create-expense-transaction': 150, 'upload-expense-attachment': 250, '*': 60 },
  jitterMs: 120,
};
