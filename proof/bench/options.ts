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
  /** Multiplies the number of expenses in every workload. */
  size: z.coerce.number().positive().max(10).default(1),
  /** Measures every contestant on all expenses instead of a sample, however long this takes. */
  full: z.boolean().default(false),
  workers: z.coerce.number().int().min(1).max(16).default(1),
  /**
   * A folder for CPU profiles of Outlay's processes and for the slowest SQL statements. With this option, the temporary
   * folder of the run is not deleted.
   */
  profile: z.string().optional(),
  /** For W3: the seconds by which the small companies request their sync later than the large one. */
  'small-later': z.coerce.number().min(0).default(0),
  /**
   * Seconds to wait before Outlay is measured. With the default, the calls that prepared the companies no longer count
   * towards the limit of calls in a minute.
   */
  cooldown: z.coerce.number().min(0).default(62),
  /** The folder in which bench-sync.json and benchmarks.md are saved, normally `docs`. */
  save: z.string().optional(),
});

export type Options = z.output<typeof schema>;

export const readBenchOptions = (): Options => readOptions('bench:sync', schema);
