// The variables that lib/env.ts requires. A simulation connects to none of these addresses.
Object.assign(process.env, {
  NODE_ENV: 'test',
  APP_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'a secret used only in simulations',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/simulations-have-no-database',
  SANDBOX_API_KEY: 'sandbox-key',
  CODAT_TIMEOUT_SECONDS: '30',
  LOG_LEVEL: 'silent',
});
for (const name of ['CODAT_API_KEY', 'CODAT_BASE_URL']) delete process.env[name];
