import type { Page } from '@playwright/test';
import { demoPassword } from './outlay';
import { expect, open, untilTakenOver } from './test';

export type Person = { readonly name: string; readonly email: string; readonly password: string };

const aPassword = 'correct horse battery staple';

/** Somebody nobody has met before. */
export function aPerson(name: string): Person {
  return { name, email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${mark()}@example.com`, password: aPassword };
}

/** Founds a company of its own and is signed in to it, on its home page. */
export async function signUp(page: Page): Promise<{ readonly name: string; readonly owner: Person }> {
  const company = { name: `Wren Pottery ${mark()}`, owner: aPerson('Olive Wren') };
  await open(page, '/sign-up');
  await page.getByLabel('Company name').fill(company.name);
  await page.getByLabel('Currency of your books').selectOption('GBP');
  await page.getByLabel('Your name').fill(company.owner.name);
  await page.getByLabel('Email address').fill(company.owner.email);
  await page.getByLabel('Password').fill(company.owner.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await isIn(page);
  return company;
}

export async function signIn(page: Page, person: Pick<Person, 'email' | 'password'>): Promise<void> {
  await tryToSignIn(page, person);
  await isIn(page);
}

/** Fills the sign-in form in and sends it, whatever comes of it. */
export async function tryToSignIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await open(page, '/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** One of the people of the demo. */
export const demo = (who: 'owner' | 'bookkeeper' | 'employee' | 'support' | 'lead') => ({
  email: `${who}@demo.test`,
  password: demoPassword,
});

/** Makes an invitation as somebody who may. Answers the link to hand over. */
export async function invite(page: Page, email: string, role: string): Promise<string> {
  await open(page, '/settings/people');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Role', { exact: true }).selectOption({ label: await labelOf(page, role) });
  await page.getByRole('button', { name: 'Make an invitation link' }).click();
  const link = page.getByRole('textbox', { name: 'Invitation link' });
  await expect(link).toHaveValue(/^http.*\/invite\//);
  return link.inputValue();
}

/** Takes up an invitation as somebody new; they are in the company then. */
export async function join(page: Page, link: string, person: Person): Promise<void> {
  await open(page, link);
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: /^Join / }).click();
  await isIn(page);
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /, your account$/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

async function isIn(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /, your account$/ })).toBeVisible();
  await untilTakenOver(page);
}

/** An option says what a role is for behind its name. */
async function labelOf(page: Page, role: string): Promise<string> {
  const labels = await page.getByLabel('Role', { exact: true }).getByRole('option').allTextContents();
  return labels.find((label) => label.startsWith(`${role}:`)) ?? role;
}

/** Sets a test's own names apart from those of every other. */
export function mark(): string {
  return crypto.randomUUID().slice(0, 8);
}
