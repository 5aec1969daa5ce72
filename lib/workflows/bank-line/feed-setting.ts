import 'server-only';
import { bankLineType, readPackageLines } from '@/lib/codat/books/bank-lines';
import { CodatError } from '@/lib/codat/client/errors';
import { packageReadState, requestPackageRead } from '@/lib/codat/sync/package-read';
import { bankAccountIn } from '@/lib/data/bank-line/accounts';
import { holdingIn, ownLines, saveOtherFeed, setLinesFrom } from '@/lib/data/bank-line/holding';
import { inScope } from '@/lib/data/db';
import { feedRulesOf, oldestLineDay } from '@/lib/domain/bank-line/feed-rules';
import type { OtherFeed } from '@/lib/domain/bank-line/holding-account';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type Day, dayAt, formatDay } from '@/lib/domain/day';
import { Refusal } from '@/lib/domain/refusal';
import { requireLinkedBooks } from '@/lib/workflows/books/company-books';

const unreachable = 'The accounting gateway did not respond. Nothing was changed. Try again in a minute.';

/**
 * Makes Codat read the lines of an account from the package, and saves how many Outlay did not send. Throws a Refusal when
 * the package takes no lines, or when the read takes longer than `seconds`.
 */
export async function readOtherFeed(viewer: Viewer, ref: string, seconds = 20): Promise<OtherFeed> {
  const { ids, channel, connection } = await requireLinkedBooks(viewer);
  const { account } = await inScope(viewer, (tx) => bankAccountIn(tx, viewer.companyId, ref));
  const { name } = packageOf(connection.package);
  if (!feedRulesOf(connection.package)) throw new Refusal(`${name} does not accept bank lines from Outlay.`);
  try {
    const readAt = new Date();
    const operation = await requestPackageRead(ids, bankLineType, channel);
    for (let waited = 0; (await packageReadState(ids.codatCompanyId, operation, channel)) !== 'complete'; waited += 1) {
      if (waited >= seconds)
        throw new Refusal(`${name} is still being read. Nothing was changed. Try again in a minute.`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    const there = (await readPackageLines(ids, ref, channel)) ?? [];
    const key = { connectionId: connection.id, bankAccountRef: ref };
    const own = await ownLines(
      viewer,
      key,
      there.map(({ id }) => id),
    );
    const others = there.filter(({ id }) => !own.has(id));
    const newestDay = others.reduce<Day | null>(
      (newest, { day }) => (newest === null || day > newest ? day : newest),
      null,
    );
    const other = { lines: others.length, newestDay, readAt };
    await saveOtherFeed(viewer, { ...key, currency: account.currency }, other);
    return other;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    throw new Refusal(unreachable);
  }
}

/**
 * Starts sending the lines of an account from a day. The account is read first. Throws a Refusal when the package takes no
 * lines or none of that day, or when another feed posts there and the person has not confirmed that it is off.
 */
export async function startFeed(
  viewer: Viewer,
  { ref, from, otherIsOff }: { readonly ref: string; readonly from: Day; readonly otherIsOff: boolean },
): Promise<void> {
  const { connection, account } = await inScope(viewer, (tx) => bankAccountIn(tx, viewer.companyId, ref));
  const { name } = packageOf(connection.package);
  const rules = feedRulesOf(connection.package);
  if (!rules) throw new Refusal(`${name} does not accept bank lines from Outlay.`);
  const today = dayAt(new Date(), viewer.timeZone);
  const oldest = oldestLineDay(rules, today);
  if (from > today) throw new Refusal('Choose today or an earlier day.', { from: 'Choose today or an earlier day.' });
  if (from < oldest) {
    const message = `${name} does not accept lines before ${formatDay(oldest, viewer.locale)}. Choose that day or a later one.`;
    throw new Refusal(message, { from: message });
  }
  const other = await readOtherFeed(viewer, ref);
  if (other.newestDay !== null && other.newestDay >= from && !otherIsOff)
    throw new Refusal(
      `${name} has ${other.lines} lines in ${account.name} that Outlay did not send, up to ${formatDay(other.newestDay, viewer.locale)}. ` +
        'If the bank’s own feed posts there, each payment would appear twice. Turn that feed off, confirm it below, then start again.',
    );
  const place = { connectionId: connection.id, bankAccountRef: ref, currency: account.currency };
  await setLinesFrom(viewer, place, from);
}

/** Stops sending the lines of an account. Lines that were sent stay in the package. */
export async function stopFeed(viewer: Viewer, ref: string): Promise<void> {
  const { connection, account } = await inScope(viewer, (tx) => bankAccountIn(tx, viewer.companyId, ref));
  const key = { connectionId: connection.id, bankAccountRef: ref };
  const holding = await inScope(viewer, (tx) => holdingIn(tx, viewer.companyId, key));
  if (holding?.linesFrom) await setLinesFrom(viewer, { ...key, currency: account.currency }, null);
}
