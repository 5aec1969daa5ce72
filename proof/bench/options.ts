import { z } from 'zod';
import { readOptions } from '../harness/command-line';
import { contestantKey, contestantKeys } from './contestants/contestant';
import { workloadKey, workloadKeys } from './workloads';

const listOf = <Key extends string>(key: z.ZodType<Key>, all: readonly Key[]) =>
  z
    .string()
    .transform((text): readonly Key[] => z.array(key).min(1).parse(text.split(',')))
    .default(all);

const schema = z.object({
  workloads: listOf(workloadKey, workloadKeys),
  contestants: listOf(contestantKey, contestantKeys),
  /** Scales the workloads. */
  size: z.coerce.number().positive().max(10).default(1),
  /** Measures every contestant on all expenses, however long it takes. */
  full: z.boolean().default(false),
  workers: z.coerce.number().int().min(1).max(16).default(1),
  /**
   * A folder for CPU profiles of Outlay's processes and for the slowest SQL statements. The temporary folder of the run
   * is then kept.
   */
  profile: z.string().optional(),
  /** Seconds by which the small companies of W3 request their sync after the large one. */
  'small-later': z.coerce.number().min(0).default(0),
  /** Seconds before Outlay is measured. By default, the calls of its preparation leave the minute of its rate limit. */
  cooldown: z.coerce.number().min(0).default(62),
  /** The folder, `docs`, for bench-sync.json and benchmarks.md. */
  save: z.string().optional(),
});

export type Options = z.output<typeof schema>;

export const readBenchOptions = (): Options => readOptions('bench:sync', schema);
