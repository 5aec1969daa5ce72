import { z } from 'zod';

export const workloadKeys = ['W1', 'W2', 'W3', 'W4', 'W5'] as const;
export type WorkloadKey = (typeof workloadKeys)[number];

export type Workload = {
  readonly key: WorkloadKey;
  readonly says: string;
  /** How many expenses each company asks for, all at the same moment. */
  readonly companies: readonly number[];
  /** Companies of at most so many expenses are the small ones. */
  readonly smallest: number;
  readonly dailyPerCompany: number;
  readonly faults: readonly object[];
  readonly webhooks: object;
  /** So long after the press the day turns, and the quota with it; null where the quota is no matter. */
  readonly dayTurnsAfterSeconds: number | null;
  /** Whether each small company is also measured by itself, to know what the company of others cost it. */
  readonly alsoAlone: boolean;
};

const untroubled = {
  dailyPerCompany: 1_000_000,
  faults: [],
  webhooks: {},
  smallest: 0,
  dayTurnsAfterSeconds: null,
  alsoAlone: false,
} as const;
const twenty = 20;

/** The five workloads; `size` 0.1 makes them a tenth as large. */
export function workloads(size: number): readonly Workload[] {
  const of = (count: number) => Math.max(1, Math.round(count * size));
  const many = (count: number, expenses: number) => Array.from({ length: count }, () => expenses);
  const small = of(20);
  return [
    { ...untroubled, key: 'W1', says: `1 company × ${of(1000)}`, companies: [of(1000)] },
    { ...untroubled, key: 'W2', says: `${twenty} companies × ${of(100)}`, companies: many(twenty, of(100)) },
    {
      ...untroubled,
      key: 'W3',
      says: `1 company × ${of(5000)} and 19 × ${small}, asked for at the same moment`,
      companies: [of(5000), ...many(19, small)],
      smallest: small,
      alsoAlone: true,
    },
    {
      ...untroubled,
      key: 'W4',
      says: `1 company × ${of(1000)}; 5 % of calls a 500, 2 % a time-out after the work, 1 % a 429; webhooks twice and out of order`,
      companies: [of(1000)],
      faults: [
        { operation: '*', kind: 'status500', probability: 0.05 },
        { operation: '*', kind: 'timeout-after-commit', probability: 0.02 },
        { operation: '*', kind: 'rate-limit', probability: 0.01, retryAfterSeconds: 2 },
      ],
      webhooks: { seed: 7, repeat: { probability: 0.5, times: 2 }, shuffle: { windowMs: 2000 } },
    },
    {
      ...untroubled,
      key: 'W5',
      says: `1 company wants ${of(2450) + Math.ceil(of(2450) / 50)} calls of a day's ${2 * of(1000)}, minutes before the day turns`,
      companies: [of(2450)],
      // The quota is for the client: as many again for each company that is linked.
      dailyPerCompany: of(1000),
      dayTurnsAfterSeconds: 60 + Math.round(240 * size),
    },
  ];
}

export const workloadKey = z.enum(workloadKeys);
