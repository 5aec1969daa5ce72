import { beforeAll, describe, expect, test } from 'vitest';
import { hashOfToken, newInvitationToken } from '@/lib/auth/token';
import { inScope } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';
import { listedExpenses, recordTestExpense } from '@/lib/testing/expenses';
import { aCompany, aMember, aPerson } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import {
  acceptInvitation,
  changeRole,
  invite,
  listInvitations,
  listMembers,
  openInvitation,
  removeMember,
  revokeInvitation,
} from './members';
import { findPeople, type PeopleChosen, peopleIn } from './people';

let owner: Viewer;
beforeAll(async () => {
  owner = await aCompany();
});

async function invited(
  email = `${crypto.randomUUID()}@example.com`,
  days = 14,
): Promise<{ hash: string; email: string }> {
  const hash = hashOfToken(newInvitationToken());
  await invite(owner, {
    email,
    role: 'employee',
    tokenHash: hash,
    expiresAt: new Date(Date.now() + days * 86_400_000),
  });
  return { hash, email };
}

async function open(hash: string) {
  const found = await openInvitation(hash);
  if (!found) throw new Error('the invitation is not open');
  return found;
}

describe('an invitation', () => {
  test('admits one person, once', async () => {
    const { hash } = await invited();
    const invitation = await open(hash);
    const [one, other] = [await aPerson(), await aPerson()];
    const taken = await Promise.all([acceptInvitation(invitation, one.id), acceptInvitation(invitation, other.id)]);
    expect(taken.sort()).toEqual([false, true]);
    expect(await openInvitation(hash)).toBeNull();
    const members = (await listMembers(owner)).rows.filter((member) => [one.id, other.id].includes(member.userId));
    expect(members).toMatchObject([{ role: 'employee' }]);
  });

  test('admits nobody after it is revoked, not even from an open page', async () => {
    const { hash } = await invited();
    const invitation = await open(hash);
    await revokeInvitation(owner, invitation.id);
    expect(await openInvitation(hash)).toBeNull();
    expect(await acceptInvitation(invitation, (await aPerson()).id)).toBe(false);
  });

  test('admits nobody after it has expired', async () => {
    const { hash } = await invited();
    await asSuperuser(`update invitations set expires_at = now() - interval '1 second' where token_hash = $1`, [hash]);
    expect(await openInvitation(hash)).toBeNull();
    expect((await listInvitations(owner)).rows.length).toBe(0);
  });

  test('replaces an earlier one to the same address', async () => {
    const first = await invited();
    const second = await invited(first.email);
    expect(await openInvitation(first.hash)).toBeNull();
    expect(await openInvitation(second.hash)).toMatchObject({ email: first.email, companyName: owner.companyName });
  });

  test('is refused for an existing member', async () => {
    const member = await aMember(owner, 'auditor');
    await expect(invited(member.email)).rejects.toThrow('This person is already a member.');
  });

  test('is not found by a forged link', async () => {
    expect(await openInvitation(hashOfToken(newInvitationToken()))).toBeNull();
  });

  test('stores no usable link in the database', async () => {
    const token = newInvitationToken();
    await invite(owner, {
      email: 'x@example.com',
      role: 'owner',
      tokenHash: hashOfToken(token),
      expiresAt: new Date(Date.now() + 60_000),
    });
    const [row] = await asSuperuser(`select i::text as kept from invitations i where email = 'x@example.com'`);
    expect(row?.kept).not.toContain(token);
  });
});

describe('the last owner', () => {
  test('cannot be removed or demoted', async () => {
    const company = await aCompany('Bright Dental');
    await expect(removeMember(company, company.userId)).rejects.toThrow('A company needs an owner.');
    await expect(changeRole(company, company.userId, 'admin')).rejects.toThrow('A company needs an owner.');
  });

  test('can leave when there is another', async () => {
    const company = await aCompany('Bright Dental');
    const second = await aMember(company, 'admin');
    await changeRole(company, second.userId, 'owner');
    await removeMember(second, company.userId);
    expect((await listMembers(second)).rows).toMatchObject([{ userId: second.userId, role: 'owner' }]);
  });

  test('stays when two owners leave at the same time', async () => {
    const company = await aCompany('Bright Dental');
    const second = await aMember(company, 'owner');
    const left = await Promise.allSettled([removeMember(company, company.userId), removeMember(second, second.userId)]);
    expect(left.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test('changes roles of members of the same company only', async () => {
  const stranger = await aCompany('Bright Dental');
  await expect(changeRole(owner, stranger.userId, 'employee')).rejects.toThrow('This person is no longer a member.');
  await removeMember(owner, stranger.userId);
  expect((await listMembers(stranger)).rows).toMatchObject([{ userId: stranger.userId, role: 'owner' }]);
});

test('the name of a removed member stays readable in the company, and nowhere else', async () => {
  const owner = await aCompany();
  const member = await aMember(owner, 'employee');
  await recordTestExpense(member);
  await removeMember(owner, member.userId);
  const rows = await listedExpenses(owner);
  expect(rows.map(({ spenderName }) => spenderName)).toEqual([member.name]);
  const stranger = await aCompany('Bright Dental');
  expect(await inScope(stranger, (tx) => tx.user.findUnique({ where: { id: member.userId } }))).toBeNull();
});

test('forms have all people of a small company, and the chosen ones of a large one, which is searched', async () => {
  const of = await aCompany();
  const chosen = await aMember(of, 'employee');
  const inForm = (people: PeopleChosen) => inScope(of, (tx) => peopleIn(tx, of.companyId, people));
  const small = await inForm([]);
  expect(small.searchesPeople).toBe(false);
  expect(small.people.map(({ id }) => id).sort()).toEqual([of.userId, chosen.userId].sort());
  await asSuperuser(
    `with people as (
      insert into users (id, email, name)
      select gen_random_uuid(), n || '@people.example', 'Person 100' || case when n < 3 then '%' else '' end || n
      from generate_series(1, 60) n returning id)
    insert into members (company_id, user_id, role) select $1, id, 'employee' from people`,
    [of.companyId],
  );
  expect(await inForm([chosen.userId])).toMatchObject({ searchesPeople: true, people: [{ id: chosen.userId }] });
  expect((await inForm('all')).people).toHaveLength(62);
  const found = await findPeople(of, 'person 100%', 10);
  expect(found.map(({ name }) => name)).toEqual(['Person 100%1', 'Person 100%2']);
  expect(await findPeople(of, 'person', 10)).toHaveLength(10);
  expect(await findPeople(owner, 'person', 10)).toEqual([]);
});
