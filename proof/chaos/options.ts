import { z } from 'zod';
import { readOptions } from '../harness/command-line';

const seconds = z.coerce.number().nonnegative();

const schema = z.object({
  seed: z.coerce.number().int().nonnegative().default(1),
  expenses: z.coerce.number().int().min(1).max(100_000).default(400),
  companies: z.coerce.number().int().min(1).max(200).default(4),
  /** How many transfers are recorded besides, in companies whose package takes them. By default a tenth of the expenses. */
  transfers: z.coerce.number().int().nonnegative().max(10_000).optional(),
  /** How many claims are recorded besides, in companies whose package takes them. By default a tenth of the expenses. */
  claims: z.coerce.number().int().nonnegative().max(10_000).optional(),
  /** How many expenses are recorded besides, in companies that write direct costs. By default a tenth of the expenses. */
  direct: z.coerce.number().int().nonnegative().max(10_000).optional(),
  kills: z.coerce.number().int().nonnegative().max(10_000).default(12),
  /** Seconds for which a worker is paused, and by which webhooks are delayed. */
  pause: seconds.default(60),
  /** Seconds after which unsettled work counts as failed. */
  limit: seconds.optional(),
  /** `next` serves the built pages. `routes` serves only the route for webhooks and needs no build. */
  web: z.enum(['next', 'routes']).optional(),
  /** A folder for the logs, the database and the books. It is not deleted after the run. */
  keep: z.string().min(1).optional(),
});

type Values = z.output<typeof schema>;
export type Options = Values & {
  readonly limit: number;
  readonly transfers: number;
  readonly claims: number;
  readonly direct: number;
};

export function readChaosOptions(): Options {
  const values = readOptions('chaos', schema);
  const tenth = Math.round(values.expenses / 10);
  const { transfers = tenth, claims = tenth, direct = tenth } = values;
  return { ...values, transfers, claims, direct, limit: values.limit ?? defaultLimit(values) };
}

/**
 * Returns the default limit in seconds. Under these faults, Codat's limit of 1,000 calls a minute is enough for about
 * 600 expenses with a receipt. The result is three times as long, plus the pauses.
 */
const defaultLimit = ({ expenses, pause }: Values) => Math.ceil(180 + 3 * pause + (expenses / 600) * 60 * 3);

/** Returns the command that runs the experiment again with the same options. */
export const replayCommand = (options: Options): string => {
  const { seed, expenses, transfers, claims, direct, companies, kills, pause, web } = options;
  return [
    `npm run chaos -- --seed ${seed} --expenses ${expenses} --transfers ${transfers} --claims ${claims} --direct ${direct}`,
    `--companies ${companies} --kills ${kills} --pause ${pause}${web ? ` --web ${web}` : ''}`,
  ].join(' ');
};
