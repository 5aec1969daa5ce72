/** Where what these journeys go through runs; `npm test` starts it and says so. */
export const appUrl = process.env.APP_URL ?? 'http://localhost:3000';
export const sandboxUrl = process.env.SANDBOX_URL ?? 'http://127.0.0.1:4010';
export const sandboxKey = process.env.SANDBOX_API_KEY ?? 'sandbox-key';

/** Where companies and sessions are made without a browser (scripts/testing/fixture-server). */
export const fixturesUrl = process.env.FIXTURES_URL ?? 'http://127.0.0.1:4011';

/** The password of the people of the demo. */
export const demoPassword = process.env.DEMO_PASSWORD ?? '';
