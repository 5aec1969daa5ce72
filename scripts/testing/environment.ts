// What the application insists on; an integration test's database and data directory are set where they are made.
Object.assign(process.env, {
  NODE_ENV: 'test',
  APP_URL: 'http://localhost:3000',
  NEXTAUTH_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'a secret that is only ever used in tests',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/unit-tests-have-no-database',
  SANDBOX_API_KEY: 'sandbox-key',
  CODAT_WEBHOOK_SECRET: 'whsec_MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw',
  SANDBOX_WEBHOOK_SECRET: 'whsec_MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw',
  LOG_LEVEL: 'silent',
});
// A developer's own key must never be used by a test.
for (const name of ['CODAT_API_KEY', 'CODAT_BASE_URL']) delete process.env[name];
