import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { idle } from '@/lib/actions/action-state';
import { checkSignIn } from '@/lib/auth/sign-in';
import { liveSession, startSession } from '@/lib/data/company/sessions';
import { noIdentity } from '@/lib/domain/company/page-identity';
import { log } from '@/lib/log';
import { recordTestExpense } from '@/lib/testing/expenses';
import { aPdf } from '@/lib/testing/files';
import { type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { deliver, startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { storeReceipt } from '@/lib/workflows/receipt/store';

const written = vi.hoisted(() => {
  process.env.LOG_LEVEL = 'debug';
  return { lines: '' };
});

// Uses the application's own logger and redaction, but captures the output instead of printing it.
vi.mock('pino', async (original) => {
  const pino = (await original<typeof import('pino')>()).default;
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.lines += String(chunk);
      done();
    },
  });
  const captured = Object.assign((options: import('pino').LoggerOptions) => pino(options, stream), pino);
  return { default: captured };
});

const headers = vi.hoisted(() => new Map([['origin', 'http://localhost:3000']]));
vi.mock('next/headers', () => ({
  headers: async () => new Headers([...headers]),
  cookies: async () => ({ getAll: () => [], get: () => undefined }),
}));

// Replaces the parts of Next that work only within a request.
vi.mock('next/navigation', () => ({
  unstable_rethrow: () => undefined,
  redirect: () => undefined,
  notFound: () => undefined,
}));
vi.mock('next-auth', () => ({ getServerSession: async () => null }));

let codat: TestCodat;
let company: LinkedCompany;
beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
});
afterAll(() => codat.close());

const password = 'correct horse battery staple';
const receipt = aPdf('a very private lunch');

test('writes no password, key, token or receipt to the log', async () => {
  const { signUp } = await import('@/lib/actions/sign-up');
  const form = new FormData();
  const email = 'ella@example.com';
  for (const [name, value] of Object.entries({
    company: 'Ella & Co',
    currency: 'GBP',
    name: 'Ella',
    email,
    password,
    timeZone: 'Europe/London',
  }))
    form.set(name, value);
  expect(await signUp(noIdentity, idle, form)).toMatchObject({ state: 'done' });
  expect(await signUp(noIdentity, idle, form)).toMatchObject({ state: 'refused' });
  const person = await checkSignIn({ email, password });
  await checkSignIn({ email, password: `${password}?` });
  const sessionId = await startSession({ userId: person?.id ?? '', userAgent: 'Firefox', ipAddress: '127.0.0.1' });
  expect(await liveSession(sessionId)).not.toBeNull();

  const id = await recordTestExpense(company.viewer, { categoryId: company.categories.get('Travel') });
  await storeReceipt(company.viewer, { name: 'lunch.pdf', content: receipt, expenseId: id });
  await expect(
    storeReceipt(company.viewer, { name: 'x', content: receipt.subarray(0, 200), expenseId: id }),
  ).rejects.toThrow();
  await codat.faults({ operation: 'create-expense-transaction', kind: 'push-error', times: 1, message: 'No.' });
  await sync(codat, company, [id]);
  await sync(codat, company, [id]);
  await deliver(`{"secret":"${password}"}`, new Headers({ 'webhook-id': 'x' }));
  log().error(
    {
      err: new Error('broken'),
      password,
      token: 'token-1',
      body: password,
      nested: { authorization: 'Basic 1', receipt: 'bytes-1' },
    },
    'a careless line',
  );

  expect(written.lines).toContain('received a webhook message from Codat');
  expect(written.lines).toContain('a careless line');
  const secrets = {
    password,
    'the password’s hash': '$argon2id$',
    'the key of Codat': 'sandbox-key',
    'the same in base64': Buffer.from('sandbox-key').toString('base64'),
    'the webhook’s secret': process.env.CODAT_WEBHOOK_SECRET ?? '?',
    'the sessions’ secret': process.env.NEXTAUTH_SECRET ?? '?',
    'the session’s id': sessionId,
    'the receipt’s words': 'a very private lunch',
    'the receipt’s bytes in base64': receipt.toString('base64').slice(0, 60),
    'the database’s password': new URL(process.env.DATABASE_URL ?? 'postgresql://x').password || 'there is none',
    'a one-time code': 'otp=',
    'a token': 'token-1',
    'an authorization': 'Basic ',
    'a nested receipt': 'bytes-1',
  };
  for (const [what, secret] of Object.entries(secrets)) expect(written.lines.includes(secret), what).toBe(false);
  expect(written.lines).not.toContain(createHash('sha256').update(receipt).digest('hex'));
});
