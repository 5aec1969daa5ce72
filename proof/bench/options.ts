import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ContestantKey, contestantKey, contestantKeys } from './contestants/contestant';
import { type WorkloadKey, workloadKey, workloadKeys } from './workloads';

export type Options = {
  readonly workloads: readonly WorkloadKey[];
  readonly contestants: readonly ContestantKey[];
  readonly size: number;
  /** Every contestant does all of the work, however long it takes. */
  readonly full: boolean;
  readonly workers: number;
  /** A folder for CPU profiles of Outlay's processes and the statements that took the most time; what ran is left where it is. */
  readonly profile: string | undefined;
  /** Seconds after the large company's that the small companies' requests of W3 come. */
  readonly smallLater: number;
  /** The folder, `docs`, in which bench-sync.json and benchmarks.md are written anew. */
  readonly save: string | undefined;
};

const listOf = <Key extends string>(schema: z.ZodType<Key>) =>
  z.string().transform((text) => z.array(schema).min(1).parse(text.split(',')));

const schema = z.object({
  workloads: listOf(workloadKey).optional(),
  contestants: listOf(contestantKey).optional(),
  size: z.coerce.number().positive().max(10).default(1),
  full: z.boolean().default(false),
  workers: z.coerce.number().int().min(1).max(16).default(1),
  profile: z.string().optional(),
  'small-later': z.coerce.number().min(0).default(0),
  save: z.string().optional(),
});

/** What the command line asks for; throws a sentence for what it cannot mean. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      workloads: { type: 'string' },
      contestants: { type: 'string' },
      size: { type: 'string' },
      full: { type: 'boolean' },
      workers: { type: 'string' },
      profile: { type: 'string' },
      'small-later': { type: 'string' },
      save: { type: 'string' },
    },
  });
  const { 'small-later': smallLater, ...given } = schema.parse(values);
  return {
    ...given,
    smallLater,
    workloads: given.workloads ?? workloadKeys,
    contestants: given.contestants ?? contestantKeys,
    profile: given.profile,
    save: given.save,
  };
}
