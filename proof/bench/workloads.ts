import { z } from 'zod';

export const workloadKeys = ['W1', 'W2', 'W3', 'W4', 'W5'] as const;
export type WorkloadKey = (typeof workloadKeys)[number];
export const workloadKey = z.enum(workloadKeys);

export type Workload = {
  readonly key: WorkloadKey;
  readonly description: string;
  /** For each company, the number of its expenses. All are requested at the same moment. */
  readonly companies: readonly number[];
  /** A company with at most this many expenses is a small company. */
  readonly smallCompany: number;
  readonly dailyPerCompany: number;
  readonly faults: readonly object[];
  readonly webhooks: object;
  /** The seconds from the request until the daily quota resets. Null if the workload does not use up the quota. */
  readonly quotaResetsAfterSeconds: number | null;
  /** Whether the small companies are also measured alone, to show how much the others slow them down. */
  readonly measureAlone: boolean;
};

const defaults = {
  dailyPerCompany: 1_000_000,
  faults: [],
  webhooks: {},
  smallCompany: 0,
  quotaResetsAfterSeconds: null,
  measureAlone: false,
} as const;

/** Returns the five workloads, scaled by `size`: 0.1 makes them a tenth as large. */
export function workloads(size: number): readonly Workload[] {
  const scale = (count: number) => Math.max(1, Math.round(count * size));
  const many = (count: number, expenses: number) => Array.from({ length: count }, () => expenses);
  const small = scale(20);
  return [
    { ...defaults, key: 'W1', description: `1 company × ${scale(1000)}`, companies: [scale(1000)] },
    { ...defaults, key: 'W2', description: `20 companies × ${scale(100)}`, companies: many(20, scale(100)) },
    {
      ...defaults,
      key: 'W3',
      description: `1 company × ${scale(5000)} and 19 × ${small}, requested at the same moment`,
      companies: [scale(5000), ...many(19, small)],
      smallCompany: small,
      measureAlone: true,
    },
    {
      ...defaults,
      key: 'W4',
      description: `1 company × ${scale(1000)}; 5 % of calls return a 500, 2 % time out after the work, 1 % return a 429; webhooks repeated and out of order`,
      companies: [scale(1000)],
      faults: [
        { operation: '*', kind: 'status500', probability: 0.05 },
        { operation: '*', kind: 'timeout-after-commit', probability: 0.02 },
        { operation: '*', kind: 'rate-limit', probability: 0.01, retryAfterSeconds: 2 },
      ],
      webhooks: { seed: 7, repeat: { probability: 0.5, times: 2 }, shuffle: { windowMs: 2000 } },
    },
    {
      ...defaults,
      key: 'W5',
      description: `1 company needs ${scale(2450) + Math.ceil(scale(2450) / 50)} calls of a daily quota of ${2 * scale(1000)}, minutes before it resets`,
      companies: [scale(2450)],
      // Codat counts the daily quota for all companies together. Each linked company adds this number to it.
      dailyPerCompany: scale(1000),
      quotaResetsAfterSeconds: 60 + Math.round(240 * size),
    },
  ];
}
