// What the application insists on before it reads its settings; nothing of it is reached in a simulation.
Object.assign(process.env, {
  NODE_ENV: 'test',
  APP_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'a secret that is only ever used in a simulation',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/simulations-have-no-database',
  SANDBOX_API_KEY: 'sandbox-key',
  CODAT_TIMEOUT_SECONDS: '30',
  LOG_LEVEL: 'silent',
});
for (const name of ['CODAT_API_KEY', 'CODAT_BASE_URL']) delete process.env[name];
