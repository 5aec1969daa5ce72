import { createCompany } from '../fixtures/company';
import { expect, open, test } from '../fixtures/test';

test('an owner creates a key, a card issuer sends movements with it, and the owner revokes it', async ({
  page,
  request,
}) => {
  const { slug } = await createCompany(page);
  await open(page, '/settings/api');
  await expect(page.getByText('No keys yet.')).toBeVisible();
  await page.getByLabel('Card issuer or platform').fill('Acme Cards');
  await page.getByRole('button', { name: 'Create key' }).click();
  const key = page.getByRole('textbox', { name: 'Key', exact: true });
  await expect(key).toHaveValue(/^outlay_[\w-]{43}$/);
  const authorization = `Bearer ${await key.inputValue()}`;
  await expect(page.getByText(/never used/)).toBeVisible();

  const { cards } = await (await request.get('/api/ingest/v1/cards', { headers: { authorization } })).json();
  const card = { id: cards[0].id };
  const movement = (id: string, change: object) => ({
    ...{
      id,
      status: 'settled',
      day: '2026-11-03',
      amount: { minor: 1250, currency: 'GBP' },
      merchant: 'Quillfeather Ltd',
      card,
    },
    ...change,
  });
  const send = (...movements: object[]) =>
    request.post('/api/ingest/v1/movements', { headers: { authorization }, data: { movements } });

  // The list is open while the movement arrives.
  await open(page, `/${slug}/expenses`);
  const sent = await send(
    movement('a', { type: 'payment' }),
    movement('b', { direction: 'in', merchant: 'Payroll deposit' }),
  );
  expect(sent.status()).toBe(200);
  const [{ outcome, movementId }, refused] = (await sent.json()).results;
  expect([outcome, refused.outcome]).toEqual(['recorded', 'refused']);
  await expect(page.getByRole('row', { name: /Quillfeather Ltd/ })).toBeVisible();
  await open(page, `/${slug}/expenses/${movementId}`);
  await expect(page.getByText('Received through the API')).toBeVisible();
  await expect(page.getByText(/by Acme Cards/).first()).toBeVisible();

  await open(page, '/settings/api');
  await expect(page.getByText(/last used just now/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Payroll deposit.*looks like income/ })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('0 movements recorded, 1 still refused.')).toBeVisible();

  await page.getByRole('button', { name: /^Revoke the key of Acme Cards/ }).press('Enter');
  await page.getByRole('button', { name: 'Revoke key' }).click();
  await expect(page.getByText(/revoked on/)).toBeVisible();
  expect((await send(movement('c', { type: 'payment' }))).status()).toBe(401);
  const document = await (await request.get('/api/ingest/v1/openapi.json')).json();
  expect(Object.keys(document.paths)).toContain('/movements');
});
