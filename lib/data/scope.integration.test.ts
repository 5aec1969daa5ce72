import { expect, test } from 'vitest';
import { db, inScope, type Scope, type Tx, worker } from './db';
import { newId } from './id';

const read = async (tx: Pick<Tx, '$queryRaw'>) =>
  (
    await tx.$queryRaw<Record<'company' | 'address' | 'role', string | null>[]>`
      select current_setting('app.company', true) as company, current_setting('app.address', true) as address,
        current_setting('app.role', true) as role`
  )[0];

test('a transaction has the settings of its scope from its first statement', async () => {
  const companyId = newId();
  expect(await inScope(worker(companyId), read)).toEqual({ company: companyId, address: '', role: 'worker' });
});

test.each([`o'brien@example.com`, `'; select pg_sleep(9); --`, 'back\\slash', 'två €', '"quoted" $1 $$'])(
  'a setting may contain %s',
  async (address) => {
    expect(await inScope({ address }, read)).toMatchObject({ address });
  },
);

test('refuses a setting with a null character', async () => {
  await expect(inScope({ address: 'a\0b' }, read)).rejects.toThrow('null character');
  expect(await inScope({ address: 'next' }, read)).toMatchObject({ address: 'next' });
});

test('the settings end with the transaction, also when it fails', async () => {
  const fails = inScope(worker(newId()), async () => Promise.reject(new Error('on purpose')));
  await expect(fails).rejects.toThrow('on purpose');
  await inScope(worker(newId()), read);
  const settings = await Promise.all(Array.from({ length: 30 }, () => read(db())));
  expect(settings.flatMap((each) => Object.values(each ?? {})).filter(Boolean)).toEqual([]);
});

test('transactions at the same time have their own settings', async () => {
  const scopes: Scope[] = Array.from({ length: 60 }, () => worker(newId()));
  const seen = await Promise.all(scopes.map((scope) => inScope(scope, read)));
  expect(seen.map((each) => each?.company)).toEqual(scopes.map(({ companyId }) => companyId));
});

test('a statement beside the transaction does not have its settings', async () => {
  const beside = await inScope(worker(newId()), () => db().$transaction((tx) => read(tx)));
  expect(beside?.company ?? '').toBe('');
});
