import { linesBody } from '@/lib/codat/books/bank-lines';
import { bankAccountsOf } from '@/lib/data/bank-line/accounts';
import { type FeedAccount, feedAccounts, freezeLines, type NextLines } from '@/lib/data/bank-line/feed';
import { type StoredPart, storeMovementLines } from '@/lib/data/bank-line/movement-lines';
import { companySettings } from '@/lib/data/company/companies';
import { type CompanyScope, inScope, worker } from '@/lib/data/db';
import { requestRecords } from '@/lib/data/reconcile/request';
import { onlyCard } from '@/lib/domain/bank-line/card-account';
import { type FeedRules, feedRulesOf, mostLinesSent, oldestLineDay } from '@/lib/domain/bank-line/feed-rules';
import { dayAt } from '@/lib/domain/day';
import { money } from '@/lib/domain/money';

/**
 * Stores the lines of movements in the books, and freezes the next batch of each account whose lines Outlay sends. Without
 * `movementIds`, it looks at all movements since the account is on. `again`: refused lines are sent again. Idempotent.
 */
export async function sendBankLines({
  companyId,
  movementIds = null,
  again = false,
}: {
  readonly companyId: string;
  readonly movementIds?: readonly string[] | null;
  readonly again?: boolean;
}): Promise<void> {
  const scope = worker(companyId);
  const { connection, accounts } = await bankAccountsOf(scope);
  if (connection?.status !== 'linked') return;
  const rules = feedRulesOf(connection.package);
  if (!rules) return;
  const { timeZone } = await companySettings(scope);
  const today = dayAt(new Date(), timeZone);
  for (const { ref, linesFrom } of await feedAccounts(scope, connection.id)) {
    const account = accounts.find((one) => one.ref === ref);
    // An archived account takes no lines.
    if (!account) continue;
    const key = { connectionId: connection.id, bankAccountRef: ref };
    await storeLines(scope, { ...key, linesFrom, currency: account.currency, cardId: onlyCard(account) }, movementIds);
    const days = { oldest: oldestLineDay(rules, today), newest: today, inOrderOnly: rules.inOrderOnly };
    await freezeLines(scope, key, { ...days, most: mostLinesSent, again }, (next) => bodyOf(next, rules, ref));
  }
}

/** Other payments may be written soon after the first one, so that one read of the records serves them all. */
const recordsAfterSeconds = 30;

async function storeLines(
  scope: CompanyScope,
  account: FeedAccount,
  movementIds: readonly string[] | null,
): Promise<void> {
  if (movementIds?.length === 0) return;
  let part: StoredPart = { next: null, needsRecords: false };
  let needsRecords = false;
  do {
    part = await storeMovementLines(scope, account, { movementIds, after: part.next });
    needsRecords ||= part.needsRecords;
  } while (part.next !== null);
  // A read is asked for once, when the movements were written. Later reads send the lines too.
  if (needsRecords && movementIds)
    await inScope(scope, (tx) => requestRecords(tx, scope.companyId, account.connectionId, recordsAfterSeconds));
}

/** Returns the lines with their running balance, and the body that sends them. */
function bodyOf({ lines, balanceMinor }: NextLines, rules: FeedRules, ref: string) {
  let balance = balanceMinor;
  const sent = lines.map((line) => {
    balance += line.amount.minor;
    return { ...line, balance: rules.needsBalance ? money(balance, line.amount.currency) : null };
  });
  return { lines: sent, body: linesBody(ref, sent) };
}
