import { z } from 'zod';
import { readOptions } from '../harness/command-line';

const schema = z.object({
  /** The number of movements in the large database. */
  rows: z.coerce.number().int().min(50).max(5_000_000).default(1_000_000),
  /** The number of movements in the small database, with which the large one is compared. */
  small: z.coerce.number().int().min(50).max(100_000).default(1_000),
  /** Requests a second. */
  rate: z.coerce.number().positive().max(500).default(40),
  /** For how many seconds each page is requested at this rate. */
  seconds: z.coerce.number().positive().default(12),
  /** Only the pages whose name contains one of these words, separated by commas. */
  pages: z.string().default(''),
  /** Rows of the file that is imported. */
  import: z.coerce.number().int().min(1).max(10_000).default(10_000),
  /** Leaves out the export and the import. */
  'no-transfers': z.boolean().default(false),
  /** Measures the pages while companies sync: two web processes and four workers on one database. */
  syncing: z.boolean().default(false),
  /** With `syncing`: the number of companies that sync, and the expenses of each. */
  companies: z.coerce.number().int().min(1).max(100).default(20),
  expenses: z.coerce.number().int().min(1).max(2_000).default(100),
  /** A folder for CPU profiles of the web process and for the slowest SQL statements. */
  profile: z.string().optional(),
  /** The folder in which bench-pages.json and benchmarks.md are saved, normally `docs`. */
  save: z.string().optional(),
});

export type Options = z.output<typeof schema>;

export const readPagesOptions = (): Options => readOptions('bench:pages', schema);
