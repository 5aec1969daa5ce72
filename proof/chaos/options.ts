import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UserError } from '@/scripts/process/terminal.js';

const seconds = z.coerce.number().nonnegative();

const schema = z.object({
  seed: z.coerce.number().int().nonnegative().default(1),
  expenses: z.coerce.number().int().min(1).max(100_000).default(400),
  companies: z.coerce.number().int().min(1).max(200).default(4),
  kills: z.coerce.number().int().nonnegative().max(10_000).default(12),
  /** The length of a worker's pause. */
  pause: seconds.default(60),
  /** The time after which unsettled work counts as failed. */
  limit: seconds.optional(),
  /** The web process: the built pages, or the webhook route alone, which needs no build. */
  web: z.enum(['next', 'routes']).optional(),
  /** A folder for logs, database and books, which is not removed afterwards. */
  keep: z.string().min(1).optional(),
});

type Values = z.output<typeof schema>;
export type Options = Omit<Values, 'limit'> & { readonly limit: number };

const names = Object.keys(schema.shape);

/** Reads the command line. Throws a UserError for unknown options and values. */
export function readOptions(args: string[]): Options {
  const parsed = schema.safeParse(valuesIn(args));
  if (!parsed.success) throw new UserError(`${z.prettifyError(parsed.error)}\n${usage}`);
  return { ...parsed.data, limit: parsed.data.limit ?? defaultLimit(parsed.data) };
}

function valuesIn(args: string[]): object {
  try {
    return parseArgs({ args, options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])) })
      .values;
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

const usage = `npm run chaos -- ${names.map((name) => `[--${name} …]`).join(' ')}`;

/**
 * Under these faults, Codat's 1,000 calls a minute suffice for about 600 expenses with a receipt. The limit is three
 * times as long, plus the pauses.
 */
const defaultLimit = ({ expenses, pause }: Values) => Math.ceil(180 + 3 * pause + (expenses / 600) * 60 * 3);

/** Returns the command that repeats the run. */
export const replayCommand = ({ seed, expenses, companies, kills, pause, web }: Options): string =>
  `npm run chaos -- --seed ${seed} --expenses ${expenses} --companies ${companies} --kills ${kills} --pause ${pause}${web ? ` --web ${web}` : ''}`;
