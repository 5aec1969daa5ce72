import { expect, test } from 'vitest';
import { aCompany, aMember, aPerson } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { companySettings } from './companies';
import { changeSlug, companyOfSlug } from './slugs';

const suffix = () => crypto.randomUUID().slice(0, 8);

test('two companies of one name get different slugs', async () => {
  const name = `Heron ${suffix()}`;
  const [first, second] = [await aCompany(name), await aCompany(name)];
  expect(second.companySlug).toBe(`${first.companySlug}-2`);
  expect((await companySettings(second)).slug).toBe(second.companySlug);
});

test('ten companies of one name that start at the same moment all get a slug', async () => {
  const name = `Crane ${suffix()}`;
  const companies = await Promise.all(Array.from({ length: 10 }, () => aCompany(name)));
  expect(new Set(companies.map(({ companySlug }) => companySlug)).size).toBe(10);
});

test('an earlier slug leads to the company for ever, and no other company gets it', async () => {
  const owner = await aCompany(`Ibis ${suffix()}`);
  const other = await aCompany('Bright Dental');
  const slug = `ibis-${suffix()}`;
  expect(await changeSlug(owner, slug)).toBe(true);
  expect((await companySettings(owner)).slug).toBe(slug);
  for (const one of [owner.companySlug, slug]) {
    expect(await companyOfSlug(owner.userId, one)).toBe(owner.companyId);
    expect(await changeSlug(other, one)).toBe(false);
  }
  expect((await companySettings(other)).slug).toBe(other.companySlug);
});

test('a company can return to its earlier slug', async () => {
  const owner = await aCompany(`Stork ${suffix()}`);
  expect(await changeSlug(owner, `stork-${suffix()}`)).toBe(true);
  expect(await changeSlug(owner, owner.companySlug)).toBe(true);
  expect((await companySettings(owner)).slug).toBe(owner.companySlug);
  expect(await changeSlug(owner, owner.companySlug)).toBe(true);
});

test('the change of a slug is an audit event', async () => {
  const owner = await aCompany(`Tern ${suffix()}`);
  const slug = `tern-${suffix()}`;
  await changeSlug(owner, slug);
  const events = await asSuperuser(
    `select detail from audit_events where company_id = $1 and action = 'company.address-changed'`,
    [owner.companyId],
  );
  expect(events).toEqual([{ detail: { from: owner.companySlug, to: slug } }]);
});

test('a slug is found by members only', async () => {
  const owner = await aCompany(`Gull ${suffix()}`);
  const member = await aMember(owner, 'employee');
  const stranger = await aPerson();
  expect(await companyOfSlug(member.userId, owner.companySlug)).toBe(owner.companyId);
  expect(await companyOfSlug(stranger.id, owner.companySlug)).toBeNull();
});
