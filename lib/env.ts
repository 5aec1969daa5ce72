import path from 'node:path';
import { z } from 'zod';

const name = z.string().min(1).optional();

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.string({ error: 'the address of a Postgres database' }).min(1),
  DATA_DIR: z.string().default('.data'),
  APP_URL: z.url({ error: 'the address people open, such as https://expenses.example.com' }),
  NEXTAUTH_SECRET: z.string({ error: 'a random text of at least 32 characters' }).min(32),
  CODAT_API_KEY: name,
  CODAT_BASE_URL: z.url().optional(),
  CODAT_WEBHOOK_SECRET: name,
  // The longest one call may take.
  CODAT_TIMEOUT_SECONDS: z.coerce.number().positive().default(30),
  // Processes that reach Codat from one address share its limit of calls a minute.
  EGRESS_ADDRESS: z.string().default('one'),
  SANDBOX_API_KEY: z.string().default('sandbox-key'),
  SANDBOX_PORT: z.coerce.number().int().default(4010),
  GOOGLE_CLIENT_ID: name,
  GOOGLE_CLIENT_SECRET: name,
  MICROSOFT_CLIENT_ID: name,
  MICROSOFT_CLIENT_SECRET: name,
  // One directory by its id: an address in any other is whatever somebody wrote there.
  MICROSOFT_TENANT_ID: z.uuid({ error: 'the id of your Microsoft directory' }).optional(),
  STORAGE: z.enum(['disk', 's3']).default('disk'),
  S3_BUCKET: name,
  S3_REGION: name,
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: name,
  S3_SECRET_ACCESS_KEY: name,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  DEMO_PASSWORD: name,
});

export type Env = z.output<typeof schema> & {
  /** The sandbox stands in for Codat until there is a key. */
  readonly codat: {
    readonly mode: 'sandbox' | 'live';
    readonly baseUrl: string;
    readonly apiKey: string;
    readonly timeoutSeconds: number;
  };
  readonly dataDir: string;
};

/** Reads the environment. Throws one message with every name that is missing or wrong. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(filled);
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
  const lines = [...wrong, ...stillNeeded(filled)].map((line) => `  ${line}`);
  if (!parsed.success || lines.length > 0) {
    throw new Error(
      `Outlay cannot start. These settings are missing or wrong (see .env.example):\n${lines.join('\n')}`,
    );
  }
  const env = parsed.data;
  const timeoutSeconds = env.CODAT_TIMEOUT_SECONDS;
  const codat = env.CODAT_API_KEY
    ? {
        mode: 'live' as const,
        timeoutSeconds,
        baseUrl: env.CODAT_BASE_URL ?? 'https://api.codat.io',
        apiKey: env.CODAT_API_KEY,
      }
    : {
        mode: 'sandbox' as const,
        timeoutSeconds,
        baseUrl: env.CODAT_BASE_URL ?? `http://127.0.0.1:${env.SANDBOX_PORT}`,
        apiKey: env.SANDBOX_API_KEY,
      };
  return { ...env, codat, dataDir: path.resolve(env.DATA_DIR) };
}

/** What one setting asks of the others. */
function* stillNeeded(env: Record<string, string | undefined>): Generator<string> {
  if (env.CODAT_API_KEY && !env.CODAT_WEBHOOK_SECRET)
    yield 'CODAT_WEBHOOK_SECRET: the signing secret of the webhook in the Codat Portal';
  if (env.STORAGE === 's3' && !env.S3_BUCKET) yield 'S3_BUCKET: the bucket that receipts are kept in';
  if (env.STORAGE === 's3' && !env.S3_REGION) yield 'S3_REGION: the region of the bucket';
}

let read: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
  read ??= readEnv(process.env);
  return read;
}
