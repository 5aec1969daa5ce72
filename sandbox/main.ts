import { z } from 'zod';
import { startSandbox } from './server';

const environment = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  SANDBOX_API_KEY: z.string().min(1).default('sandbox-key'),
  SANDBOX_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=]+$/, 'must look like whsec_…')
    .optional(),
  SANDBOX_SPEED: z.coerce.number().positive().default(1),
  SANDBOX_PAST: z.enum(['0', '1']).default('0'),
});

/** SQLITE_BUSY, the error code when another process has locked the database. */
const databaseBusy = 5;

/** Hides Node's warning that SQLite is experimental. Other warnings are still shown. */
function hideSqliteWarning(): void {
  const shown = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name === 'ExperimentalWarning' && warning.message.startsWith('SQLite')) return;
    for (const listener of shown) listener(warning);
  });
}

function exitWith(message: string): never {
  console.error(message);
  process.exit(1);
}

hideSqliteWarning();
if (process.env.CODAT_API_KEY)
  exitWith('The sandbox does not start while CODAT_API_KEY is set: a real Codat account takes its place.');
if (process.env.NODE_ENV === 'production' && process.env.SANDBOX !== '1') {
  exitWith('The sandbox does not start with NODE_ENV=production unless SANDBOX=1 is set.');
}
const present = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
const parsed = environment.safeParse(present);
if (!parsed.success)
  exitWith(
    `The sandbox cannot start: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}.`,
  );
const env = parsed.data;

try {
  const sandbox = await startSandbox({
    port: env.SANDBOX_PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    apiKey: env.SANDBOX_API_KEY,
    webhookSecret: env.SANDBOX_WEBHOOK_SECRET,
    speed: env.SANDBOX_SPEED,
    hasPast: env.SANDBOX_PAST === '1',
  });
  console.log(`Codat sandbox listening on ${sandbox.url}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void sandbox.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    exitWith(
      `The sandbox cannot listen on ${env.HOST}:${env.SANDBOX_PORT}: another process has that port. Set SANDBOX_PORT to a free one.`,
    );
  }
  if (error instanceof Error && 'errcode' in error && error.errcode === databaseBusy) {
    exitWith(`The sandbox cannot start: another sandbox is using ${env.DATA_DIR}/sandbox.`);
  }
  throw error;
}
