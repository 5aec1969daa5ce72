import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countFailure } from '@/lib/data/company/sign-in-locks';
import { aPerson } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { hashPassword } from './passwords';
import { checkSignIn } from './sign-in';

const password = 'a long enough password';
const email = 'ella@example.com';
let ella: { id: string; name: string; email: string };

beforeAll(async () => {
  ella = await aPerson({ email, passwordHash: await hashPassword(password) });
});
beforeEach(() => asSuperuser(`delete from sign_in_locks`));

const signIn = (given: string, address = email) => checkSignIn({ email: address, password: given });
const failTimes = async (count: number, address = email) => {
  for (let tries = 0; tries < count; tries += 1) await countFailure(address, new Date());
};
const passTime = (minutes: number) =>
  asSuperuser(
    `update sign_in_locks set locked_until = locked_until - $1 * interval '1 minute', first_failed = first_failed - $1 * interval '1 minute'`,
    [minutes],
  );

test('the right password signs in, whatever the case of the address', async () => {
  expect(await signIn(password)).toEqual({ id: ella.id, name: ella.name, email });
  expect(await signIn(password, '  Ella@Example.COM ')).toMatchObject({ id: ella.id });
  expect(await signIn('café'.normalize('NFD'))).toBeNull();
});

test('a wrong password, an unknown address and a locked one get the same response', async () => {
  await failTimes(10);
  expect(await signIn(password)).toBeNull();
  expect(await signIn('not the password', 'nobody@example.com')).toBeNull();
  await asSuperuser(`delete from sign_in_locks`);
  expect(await signIn('not the password')).toBeNull();
});

test.each([
  ['nothing', undefined],
  ['no password', { email }],
  ['an empty password', { email, password: '' }],
  ['a password of a megabyte', { email, password: 'x'.repeat(1_000_000) }],
  ['lists', { email: [email], password: [password] }],
  ['a forged address', { email: "' or 1=1 --", password }],
  ['an address with a null in it', { email: `${email}\u0000`, password }],
])('%s signs nobody in', async (_, given) => {
  expect(await checkSignIn(given)).toBeNull();
});

test('a person without a password cannot sign in with one', async () => {
  await aPerson({ email: 'google@example.com' });
  expect(await signIn(password, 'google@example.com')).toBeNull();
});

describe('ten failures', () => {
  test('lock the address, known or not; nine do not', async () => {
    await failTimes(9);
    expect(await signIn(password)).not.toBeNull();
    await failTimes(10);
    expect(await signIn(password)).toBeNull();
    await failTimes(10, 'nobody@example.com');
    const locked = await asSuperuser(`select address from sign_in_locks where locked_until > now() order by 1`);
    expect(locked).toEqual([{ address: email }, { address: 'nobody@example.com' }]);
  });

  test('lock it for 15 minutes, regardless of further attempts', async () => {
    await failTimes(10);
    await passTime(10);
    expect(await signIn(password)).toBeNull();
    await passTime(6);
    expect(await signIn(password)).toMatchObject({ id: ella.id });
  });

  test('spread over hours do not lock it', async () => {
    await failTimes(9);
    await passTime(61);
    await failTimes(1);
    expect(await signIn(password)).not.toBeNull();
  });

  test('are cleared by a successful sign-in', async () => {
    await failTimes(9);
    await signIn(password);
    await failTimes(9);
    expect(await signIn(password)).not.toBeNull();
  });

  test('at the same time are all counted', async () => {
    await Promise.all(Array.from({ length: 10 }, () => signIn('not the password')));
    expect(await signIn(password)).toBeNull();
  });
});

// Measures CPU time, because wall time depends on the load of the machine.
test('an unknown address takes as long as a wrong password', async () => {
  const known: number[] = [];
  const unknown: number[] = [];
  const timed = async (times: number[], address: string) => {
    const before = process.cpuUsage();
    await signIn('not the password', address);
    const { user, system } = process.cpuUsage(before);
    times.push(user + system);
  };
  await timed([], 'warm@example.com');
  for (let round = 0; round < 21; round += 1) {
    await timed(known, email);
    await timed(unknown, `nobody-${round}@example.com`);
  }
  const median = (times: number[]) => times.sort((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0;
  const ratio = median(unknown) / median(known);
  expect(ratio).toBeGreaterThan(0.7);
  expect(ratio).toBeLessThan(1.3);
});
