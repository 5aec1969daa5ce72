// The variables that the application requires. For integration tests, integration-setup.ts sets the database and the
// data directory.
Object.assign(process.env, {
  NODE_ENV: 'test',
  APP_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'a secret that is only ever used in tests',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/unit-tests-have-no-database',
  SANDBOX_API_KEY: 'sandbox-key',
  CODAT_WEBHOOK_SECRET: 'whsec_MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw',
  SANDBOX_WEBHOOK_SECRET: 'whsec_MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw',
  LOG_LEVEL: 'silent',
});
// The tests must not use a developer's own Codat key.
for (const name of ['CODAT_API_KEY', 'CODAT_BASE_URL']) delete process.env[name];
