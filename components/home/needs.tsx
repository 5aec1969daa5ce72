import { linkProgressText } from '@/components/connection/link-progress-text';
import { PendingLinkButtons } from '@/components/connection/pending-link-buttons';
import { describeGroup, type FailureGroupView } from '@/components/sync/failure-groups';
import { RetryFailed } from '@/components/sync/retry-failed';
import { SyncAllReady } from '@/components/sync/sync-all-ready';
import { LinkButton } from '@/components/ui/action/link-button';
import type { Connection } from '@/lib/domain/books/books';
import { linkProgress } from '@/lib/domain/books/link-progress';
import { packageOf } from '@/lib/domain/books/package';
import { expenseAddress } from '@/lib/domain/expense/list-address';
import { formatMoney } from '@/lib/domain/money';
import { countedMovements } from '@/lib/domain/movement/counted';
import { counted, plural } from '@/lib/domain/plural';
import { claimNeed, sentBackNeed } from './claim-needs';
import { defaultsNeed } from './defaults-need';
import type { Need } from './needs-attention';

export type Facts = {
  readonly connection: Pick<
    Connection,
    'id' | 'status' | 'package' | 'linkedAt' | 'linkStartedAt' | 'linkFailure' | 'listsReadAt'
  > | null;
  readonly failed: number;
  /** How many of the ready, unknown and changed ones are transfers. */
  readonly transfers: Readonly<Record<'ready' | 'unknown' | 'changed', number>>;
  readonly failures: readonly FailureGroupView[];
  readonly unknown: number;
  readonly changed: number;
  readonly claims: { readonly toDecide: number; readonly sentBack: number };
  readonly receiptsMissing: number;
  readonly oldestMissingReceipt: string | null;
  readonly unmapped: readonly string[];
  readonly broken: readonly string[];
  readonly brokenEntries: number;
  readonly moveWaits: boolean;
  readonly defaultsMissing: readonly string[];
  readonly ready: number;
  readonly readyMinor: bigint;
};

type May = {
  readonly sync: boolean;
  readonly map: boolean;
  readonly connect: boolean;
  readonly record: boolean;
  readonly approve: boolean;
};

/**
 * Returns what needs the viewer's attention, most urgent first: a broken connection, failures, missing data, expenses
 * ready to sync.
 */
export function needsOf(
  facts: Facts,
  may: May,
  { currency, locale, today, now }: { currency: string; locale: string; today: string; now: Date },
): readonly Need[] {
  const needs = [
    linkNeed(facts.connection, may, now),
    moveNeed(facts, may),
    ...failedNeeds(facts, may, locale),
    brokenNeed(facts, may),
    unknownNeed(facts, locale),
    changedNeed(facts, locale),
    may.approve ? claimNeed(facts.claims, locale) : null,
    sentBackNeed(facts.claims, locale),
    receiptNeed(facts, may, { today, locale }),
    mappingNeed(facts, may),
    may.map ? defaultsNeed(facts) : null,
    readyNeed(facts, may, currency, locale),
  ];
  return needs.filter((need) => need !== null);
}

function linkNeed(connection: Facts['connection'], may: May, now: Date): Need | null {
  if (!may.connect || connection?.status === 'linked') return null;
  const link = { key: 'link', tone: 'bad', title: 'Your books are not linked' } as const;
  if (!connection)
    return {
      ...link,
      detail: 'Nothing can be synced until you link them',
      action: <LinkButton href="/settings/connection">Link</LinkButton>,
    };
  const { name } = packageOf(connection.package);
  const progress = linkProgress(connection, now);
  if (progress) {
    const { title, goOn } = linkProgressText(progress, name);
    return {
      ...link,
      detail: `${name}: ${title}`,
      action: <PendingLinkButtons connectionId={connection.id} goOn={goOn} />,
    };
  }
  return {
    key: 'link',
    tone: 'bad',
    title: `${name} no longer gives Outlay access`,
    detail: 'Nothing can be synced until you reconnect it',
    action: <LinkButton href="/settings/connection">Reconnect</LinkButton>,
  };
}

/**
 * Returns one item for each of the most frequent causes of failed expenses, and one item for all other causes together.
 */
function failedNeeds({ failures, connection }: Facts, may: May, locale: string): Need[] {
  const books = connection ? packageOf(connection.package).name : 'Your package';
  const shown = failures.length > 3 ? failures.slice(0, 2) : failures;
  const rest = failures.slice(shown.length);
  const needs = shown.map((group): Need => {
    const { title, why, place } = describeGroup(group, books, locale);
    const causeId = may.sync ? group.causeId : null;
    return {
      key: `failed ${group.causeId} ${group.categoryId}`,
      tone: 'bad',
      title,
      detail: why,
      action: (
        <>
          <LinkButton href={(may.map && place?.href) || expenseAddress({ status: 'failed' })}>
            {may.map && place ? 'Fix' : 'Show'}
          </LinkButton>
          {causeId && (
            <RetryFailed
              count={group.count}
              selection={{ causeId, ...(group.categoryId && { categoryId: group.categoryId }) }}
              label={plural(group.count, 'Retry', 'Retry all #', locale)}
              detail={title}
              variant="default"
            />
          )}
        </>
      ),
    };
  });
  if (rest.length === 0) return needs;
  const count = rest.reduce((sum, group) => sum + group.count, 0);
  const transfers = rest.reduce((sum, group) => sum + group.transfers, 0);
  return [
    ...needs,
    {
      key: 'failed',
      tone: 'bad',
      title: `${countedMovements({ count, transfers }, locale)} failed for ${rest.length} other reasons`,
      action: <LinkButton href={expenseAddress({ status: 'failed' })}>Show</LinkButton>,
    },
  ];
}

function unknownNeed({ unknown, transfers }: Facts, locale: string): Need | null {
  if (unknown === 0) return null;
  return {
    key: 'unknown',
    tone: 'quiet',
    title: countedMovements({ count: unknown, transfers: transfers.unknown }, locale, 'unconfirmed'),
    detail: 'Outlay checks the books before it sends anything again',
    action: <LinkButton href={expenseAddress({ status: 'unknown' })}>Show</LinkButton>,
  };
}

function changedNeed({ changed, transfers, connection }: Facts, locale: string): Need | null {
  if (changed === 0) return null;
  const books = connection ? packageOf(connection.package).name : 'your books';
  return {
    key: 'changed',
    tone: 'warn',
    title: `${countedMovements({ count: changed, transfers: transfers.changed }, locale)} edited since sync`,
    detail: `The ${plural(changed, 'edit is', 'edits are')} not in ${books} yet`,
    action: <LinkButton href={expenseAddress({ status: 'changed' })}>Show</LinkButton>,
  };
}

function receiptNeed(
  { receiptsMissing, oldestMissingReceipt }: Facts,
  may: May,
  { today, locale }: { today: string; locale: string },
): Need | null {
  if (receiptsMissing === 0 || !may.record) return null;
  const days = oldestMissingReceipt === null ? 0 : daysBetween(oldestMissingReceipt, today);
  return {
    key: 'receipts',
    tone: 'warn',
    title: `${counted(receiptsMissing, 'receipt', locale)} missing`,
    detail: days > 0 ? `The oldest is ${counted(days, 'day', locale)} old` : 'From today',
    action: <LinkButton href={expenseAddress({ receipt: 'missing', status: 'incomplete' })}>Add</LinkButton>,
  };
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function moveNeed({ moveWaits, connection }: Facts, may: May): Need | null {
  if (!may.map || !connection || !moveWaits) return null;
  return {
    key: 'move',
    tone: 'bad',
    title: `Move your mapping to ${packageOf(connection.package).name}`,
    detail: 'It belongs to the books you linked before. Nothing can sync until you review it',
    action: <LinkButton href="/mapping/move">Review</LinkButton>,
  };
}

function brokenNeed({ broken, brokenEntries, connection }: Facts, may: May): Need | null {
  if (!may.map || !connection || (brokenEntries === 0 && broken.length === 0)) return null;
  const { name } = packageOf(connection.package);
  const title =
    broken.length === 0
      ? plural(brokenEntries, `# mapped entry is inactive in ${name}`, `# mapped entries are inactive in ${name}`)
      : plural(
          broken.length,
          `# category is mapped to an inactive account in ${name}`,
          `# categories are mapped to inactive accounts in ${name}`,
        );
  return {
    key: 'broken',
    tone: 'bad',
    title,
    ...(broken.length > 0 && { detail: listed(broken) }),
    action: <LinkButton href="/mapping/health">Replace</LinkButton>,
  };
}

function mappingNeed({ unmapped, connection, moveWaits }: Facts, may: May): Need | null {
  if (!may.map || !connection || unmapped.length === 0 || moveWaits) return null;
  return {
    key: 'mapping',
    tone: 'warn',
    title: plural(unmapped.length, '# category not mapped', '# categories not mapped'),
    detail: listed(unmapped),
    action: <LinkButton href="/mapping">Map</LinkButton>,
  };
}

function readyNeed({ ready, readyMinor, transfers }: Facts, may: May, currency: string, locale: string): Need | null {
  if (!may.sync || ready === 0) return null;
  return {
    key: 'ready',
    tone: 'info',
    title: `${countedMovements({ count: ready, transfers: transfers.ready }, locale)} ready`,
    ...(readyMinor > 0n && { detail: formatMoney({ minor: readyMinor, currency }, locale) }),
    action: <SyncAllReady count={ready} />,
  };
}

const listed = (names: readonly string[]) =>
  names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ');
