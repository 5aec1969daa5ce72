import path from 'node:path';
import { z } from 'zod';

const text = z.string().min(1).optional();

const publicAddress = 'the address people open, without a path, such as https://expenses.example.com';

const codatAddress = 'the address of Codat’s API, such as https://api.codat.io';

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.string({ error: 'the address of a Postgres database' }).min(1),
  DATA_DIR: z.string().default('.data'),
  APP_URL: z
    .string({ error: publicAddress })
    .refine(isOrigin, { error: publicAddress, abort: true })
    .transform((address) => new URL(address).origin),
  NEXTAUTH_SECRET: z.string({ error: 'a random text of at least 32 characters' }).min(32),
  CODAT_API_KEY: text,
  CODAT_BASE_URL: z.url({ protocol: /^https?$/, error: codatAddress }).optional(),
  CODAT_WEBHOOK_SECRET: text,
  // The timeout of one call to Codat.
  CODAT_TIMEOUT_SECONDS: z.coerce.number().positive().default(30),
  // A name for the IP address from which this process calls Codat. Processes with the same name share Codat's limit of
  // calls per minute.
  EGRESS_ADDRESS: z.string().default('one'),
  SANDBOX_API_KEY: z.string().default('sandbox-key'),
  SANDBOX_PORT: z.coerce.number().int().default(4010),
  GOOGLE_CLIENT_ID: text,
  GOOGLE_CLIENT_SECRET: text,
  MICROSOFT_CLIENT_ID: text,
  MICROSOFT_CLIENT_SECRET: text,
  // The only Microsoft directory whose members can sign in. In other directories email addresses are not verified.
  MICROSOFT_TENANT_ID: z.uuid({ error: 'the id of your Microsoft directory' }).optional(),
  STORAGE: z.enum(['disk', 's3']).default('disk'),
  S3_BUCKET: text,
  S3_REGION: text,
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: text,
  S3_SECRET_ACCESS_KEY: text,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  DEMO_PASSWORD: text,
});

export type Env = z.output<typeof schema> & {
  /** How to reach Codat. Without an API key, the sandbox is used instead. */
  readonly codat: {
    readonly mode: 'sandbox' | 'live';
    readonly baseUrl: string;
    readonly apiKey: string;
    readonly timeoutSeconds: number;
  };
  readonly dataDir: string;
};

function isOrigin(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, origin, href } = new URL(address);
  return ['http:', 'https:'].includes(protocol) && href === `${origin}/`;
}

/** The settings that are missing or invalid, each as the name of its variable and what it must be. */
export class InvalidSettings extends Error {
  constructor(readonly settings: readonly string[]) {
    const lines = settings.map((setting) => `  ${setting}`);
    super(`Outlay cannot start. These settings are missing or invalid (see .env.example):\n${lines.join('\n')}`);
  }
}

/** Parses the environment variables. Throws InvalidSettings, which lists every missing or invalid variable. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(filled);
  const invalid = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
  const settings = [...invalid, ...missingWith(filled)];
  if (!parsed.success || settings.length > 0) throw new InvalidSettings(settings);
  const env = parsed.data;
  const codat: Env['codat'] = {
    mode: env.CODAT_API_KEY ? 'live' : 'sandbox',
    baseUrl:
      env.CODAT_BASE_URL ?? (env.CODAT_API_KEY ? 'https://api.codat.io' : `http://127.0.0.1:${env.SANDBOX_PORT}`),
    apiKey: env.CODAT_API_KEY ?? env.SANDBOX_API_KEY,
    timeoutSeconds: env.CODAT_TIMEOUT_SECONDS,
  };
  return { ...env, codat, dataDir: path.resolve(env.DATA_DIR) };
}

/** Yields the variables that are missing although the value of another variable requires them. */
function* missingWith(env: Record<string, string | undefined>): Generator<string> {
  if (env.CODAT_API_KEY && !env.CODAT_WEBHOOK_SECRET)
    yield 'CODAT_WEBHOOK_SECRET: the signing secret of the webhook in the Codat Portal';
  if (env.STORAGE === 's3' && !env.S3_BUCKET) yield 'S3_BUCKET: the bucket that stores receipts';
  if (env.STORAGE === 's3' && !env.S3_REGION) yield 'S3_REGION: the region of the bucket';
}

let parsedEnv: Env | undefined;

/** Returns the settings of this process. They are parsed once. */
export function env(): Env {
  if (parsedEnv) return parsedEnv;
  parsedEnv = readEnv(process.env);
  // next-auth reads the address for its redirects and for the OAuth redirect_uri only from this variable.
  process.env.NEXTAUTH_URL = parsedEnv.APP_URL;
  return parsedEnv;
}
