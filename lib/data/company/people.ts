import 'server-only';
import { inScope, type Tx } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';

export type Person = { readonly id: string; readonly name: string };

/** The ids of the people that a form shows; `all` where no script can search the others. */
export type PeopleChosen = readonly string[] | 'all';

/** A form lists this many people. It searches more of them. */
const mostListed = 50;
/** The most people that a browser without script can choose from. */
const mostWithoutScript = 1_000;

/** Returns the members of a small company; of a larger one only those that are chosen, and whether it is larger. */
export async function peopleIn(
  tx: Tx,
  companyId: string,
  chosen: PeopleChosen,
): Promise<{ readonly people: readonly Person[]; readonly searchesPeople: boolean }> {
  const take = chosen === 'all' ? mostWithoutScript : mostListed + 1;
  const members = await membersIn(tx, { companyId }, take);
  if (chosen === 'all' || members.length <= mostListed) return { people: members, searchesPeople: false };
  const named = await membersIn(tx, { companyId, userId: { in: [...chosen] } }, mostWithoutScript);
  return { people: named, searchesPeople: true };
}

/** Returns the first members whose name contains a text, in the order of their names; at most `most`. */
export const findPeople = (viewer: Viewer, text: string, most: number): Promise<readonly Person[]> =>
  inScope(viewer, (tx) =>
    membersIn(
      tx,
      { companyId: viewer.companyId, user: { name: { contains: literal(text), mode: 'insensitive' } } },
      most,
    ),
  );

async function membersIn(
  tx: Tx,
  where: NonNullable<NonNullable<Parameters<Tx['member']['findMany']>[0]>['where']>,
  take: number,
): Promise<readonly Person[]> {
  const members = await tx.member.findMany({
    where,
    select: { userId: true, user: { select: { name: true } } },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    take,
  });
  return members.map(({ userId, user }) => ({ id: userId, name: user.name }));
}

/** Escapes the characters that stand for others in a pattern of SQL. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');
