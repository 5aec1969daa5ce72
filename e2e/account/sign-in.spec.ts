import { createCompany } from '../fixtures/company';
import { newPerson, signIn, signOut, signUp, submitSignIn } from '../fixtures/people';
import { expect, open, pageOf, test } from '../fixtures/test';

const refusal = 'The address or the password is not right, or sign-in is locked for a while after too many tries.';

test.beforeEach(({ consoleErrors }) => consoleErrors.allow(/status of 401/));

test('a wrong password and an unknown address get the same message, and the address stays', async ({ page }) => {
  const { owner } = await createCompany(page);
  await page.context().clearCookies();
  for (const { email } of [owner, newPerson('Nobody Known')]) {
    await submitSignIn(page, { email, password: 'not the password' });
    await expect(page.getByRole('main').getByRole('alert')).toHaveText(refusal);
    await expect(page.getByLabel('Email address')).toHaveValue(email);
  }
  await signIn(page, owner);
});

test('ten wrong passwords lock sign-in, also for the right one, with the same message', async ({ page }) => {
  const { owner } = await createCompany(page);
  await page.context().clearCookies();
  await open(page, '/sign-in');
  await page.getByLabel('Email address').fill(owner.email);
  for (let tries = 1; tries <= 10; tries++) {
    const answered = page.waitForResponse(/\/api\/auth\/callback\/credentials/);
    await page.getByLabel('Password').fill(`wrong ${tries}`);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    expect((await answered).status()).toBe(401);
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled();
  }
  await page.getByLabel('Password').fill(owner.password);
  const answered = page.waitForResponse(/\/api\/auth\/callback\/credentials/);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  expect((await answered).status()).toBe(401);
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(refusal);
});

test('nothing of the company is shown after signing out, not even with Back', async ({ page }) => {
  await signUp(page);
  await open(page, '/settings');
  await signOut(page);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/expenses');
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fexpenses/);
});

test('sign-in leads to the requested page and never to another site', async ({ page }) => {
  const { owner } = await createCompany(page);
  await page.context().clearCookies();
  await open(page, '/expenses?status=ready');
  await page.getByLabel('Email address').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(pageOf('/expenses?status=ready'));

  await signOut(page);
  await open(page, '/sign-in?callbackUrl=https://evil.example/');
  await page.getByLabel('Email address').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(pageOf(''));
});

test('ending the other sessions signs the other browser out', async ({ page, anotherBrowser }) => {
  const { owner } = await createCompany(page);
  const elsewhere = await anotherBrowser();
  await signIn(elsewhere, owner);
  await open(page, '/settings/sessions');
  await expect(page.getByText('This browser')).toHaveCount(1);
  const ended = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'End the other session' }).click();
  await ended;
  await expect(page.getByRole('button', { name: 'End the other session' })).toHaveCount(0);
  await elsewhere.goto('/expenses');
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.reload();
  await expect(page).toHaveURL(pageOf('/settings/sessions'));
});
