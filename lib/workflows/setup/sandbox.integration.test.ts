import { afterAll, beforeAll, expect, test } from 'vitest';
import { neededEvents } from '@/lib/codat/setup/needed';
import { createWebhook, saveProfile } from '@/lib/codat/setup/register';
import { readAccountSettings } from '@/lib/codat/setup/settings';
import { codatAccount } from '@/lib/data/codat-account';
import { db } from '@/lib/data/db';
import { differencesOf } from '@/lib/domain/setup/check';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { keepSetup } from './keep-setup';

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
  await asSuperuser('update codat_account set checked_at = null, check_result = null');
});
afterAll(async () => {
  await codat.close();
  await db().$disconnect();
});

test('two workers that start at the same time register everything once in the sandbox', async () => {
  // The last run of Outlay was at another port.
  await createWebhook('http://localhost:3999/api/webhooks/codat', neededEvents, undefined);
  await saveProfile({}, { name: 'Client', redirectUrl: 'http://localhost:3999/api/link/return' }, undefined);
  await Promise.all([keepSetup({ isStart: true }), keepSetup({ isStart: true })]);
  const { webhooks, profile, allowedOrigins } = await readAccountSettings(undefined);
  expect(webhooks.map(({ url }) => url)).toEqual([`${process.env.APP_URL}/api/webhooks/codat`]);
  expect(profile).toMatchObject({ name: 'Outlay' });
  expect(profile.redirectUrl).toContain(`${process.env.APP_URL}/api/link/return?connectionId={connectionId}`);
  expect(allowedOrigins).toEqual([new URL(process.env.APP_URL ?? '').origin]);
  const { result } = await codatAccount();
  expect(result && 'settings' in result && differencesOf(result.settings)).toEqual([]);
});

test('a worker that starts after the sandbox was emptied registers again', async () => {
  await keepSetup({ isStart: true });
  await codat.control('POST', 'reset');
  await keepSetup({ isStart: true });
  expect((await readAccountSettings(undefined)).webhooks).toHaveLength(1);
});
