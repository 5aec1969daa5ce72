import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UserError } from '@/scripts/process/terminal.js';

const seconds = z.coerce.number().nonnegative();

const schema = z.object({
  seed: z.coerce.number().int().nonnegative().default(1),
  expenses: z.coerce.number().int().min(1).max(100_000).default(400),
  companies: z.coerce.number().int().min(1).max(200).default(4),
  kills: z.coerce.number().int().nonnegative().max(10_000).default(12),
  /** How long a worker is stopped when it is stopped. */
  pause: seconds.default(60),
  /** After how long work that is not settled counts as never to be. */
  limit: seconds.optional(),
  /** What takes the webhooks: the pages as they were built, or their one route without a build. */
  web: z.enum(['next', 'routes']).optional(),
  /** A folder to keep everything in: logs, database, the sandbox's books. */
  keep: z.string().min(1).optional(),
});

type Said = z.output<typeof schema>;
export type Options = Omit<Said, 'limit'> & { readonly limit: number };

const names = Object.keys(schema.shape);

/** Reads the command line. Refuses, in one sentence, what it does not know. */
export function readOptions(args: string[]): Options {
  const parsed = schema.safeParse(valuesIn(args));
  if (!parsed.success) throw new UserError(`${z.prettifyError(parsed.error)}\n${usage}`);
  return { ...parsed.data, limit: parsed.data.limit ?? fairLimit(parsed.data) };
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

/** Codat's 1,000 calls a minute allow about 600 expenses with a receipt under these faults; three times as long, and the pauses. */
const fairLimit = ({ expenses, pause }: Said) => Math.ceil(180 + 3 * pause + (expenses / 600) * 60 * 3);

/** The command that runs the same again. */
export const replay = ({ seed, expenses, companies, kills, pause, web }: Options): string =>
  `npm run chaos -- --seed ${seed} --expenses ${expenses} --companies ${companies} --kills ${kills} --pause ${pause}${web ? ` --web ${web}` : ''}`;
