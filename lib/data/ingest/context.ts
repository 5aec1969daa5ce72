import 'server-only';
import { inScope } from '@/lib/data/db';
import { importContext } from '@/lib/data/expense/import/existing';
import { ownAccountsIn } from '@/lib/data/expense/import/own-accounts';
import { dayAt } from '@/lib/domain/day';
import type { PlanContext } from '@/lib/domain/import/file-plan';
import type { OwnAccount } from '@/lib/domain/import/kind/own-account';
import { type IngestCard, lastFoursOf } from '@/lib/domain/ingest/card';
import type { IngestContext } from '@/lib/domain/ingest/plan';
import type { SourceViewer } from './keys';

/**
 * Returns what decides what the movements of a source become: the cards and accounts, the members with these addresses, and
 * what codes them.
 */
export async function ingestContext(viewer: SourceViewer, emails: readonly string[]) {
  const { accounts, categories, knowledge, decisions, cards } = await importContext(viewer);
  const { companyId, companyName, timeZone, country, locale, baseCurrency, source, fundingAccount } = viewer;
  const today = dayAt(new Date(), timeZone);
  const plan: PlanContext = {
    ...{ today, timeZone, country, locale, baseCurrency, cards, categories, accounts, companyName, decisions },
  };
  const context: IngestContext = {
    ...{ source, today, timeZone, baseCurrency, accounts, categories, fundingAccount },
    cards: ingestCards(accounts),
    people: await peopleWith(viewer, emails),
  };
  return { plan, context, knowledge, companyId };
}

/** Returns the cards of a company, as a source names them. */
export const ingestCards = (accounts: readonly OwnAccount[]): readonly IngestCard[] =>
  [...Map.groupBy(accounts, ({ cardId }) => cardId)].flatMap(([id, [first, ...others]]) =>
    id === null || !first
      ? []
      : {
          id,
          name: first.name,
          currency: first.currency,
          lastFours: lastFoursOf([first.name, ...[first, ...others].flatMap(({ numbers }) => numbers)]),
        },
  );

const peopleWith = async (viewer: SourceViewer, emails: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (emails.length === 0) return new Map();
  const found = await inScope(viewer, (tx) =>
    tx.member.findMany({
      where: { companyId: viewer.companyId, user: { email: { in: [...emails] } } },
      select: { userId: true, user: { select: { email: true } } },
      take: emails.length,
    }),
  );
  return new Map(found.map(({ userId, user }) => [user.email, userId]));
};

/** Returns the cards of a company, for a source that names them. */
export const cardsOfSource = (viewer: SourceViewer): Promise<readonly IngestCard[]> =>
  inScope(viewer, async (tx) => ingestCards(await ownAccountsIn(tx, viewer)));
