import { linkProgressText } from '@/components/connection/link-progress-text';
import { PendingLinkButtons } from '@/components/connection/pending-link-buttons';
import { SyncAllReady } from '@/components/sync/sync-all-ready';
import { LinkButton } from '@/components/ui/action/link-button';
import type { Connection } from '@/lib/domain/books/books';
import { linkProgress } from '@/lib/domain/books/link-progress';
import { packageOf } from '@/lib/domain/books/package';
import { formatCount } from '@/lib/domain/number';
import type { Step } from './checklist';

type Facts = {
  readonly connection: Pick<
    Connection,
    'id' | 'status' | 'package' | 'linkedAt' | 'linkStartedAt' | 'linkFailure'
  > | null;
  readonly mapped: number;
  readonly unmapped: readonly string[];
  readonly defaultsMissing: readonly string[];
  readonly expenses: number;
  readonly ready: number;
  readonly underway: number;
};

/** Returns the steps that lead a new company to its first synced expense, each with its progress and a button. */
export function stepsOf(facts: Facts, { now, locale }: { now: Date; locale: string }): readonly Step[] {
  const linked = facts.connection?.status === 'linked';
  const defaultsDone = linked && facts.defaultsMissing.length === 0;
  return [
    linkStep(facts.connection, now),
    {
      key: 'map',
      title: 'Map your categories',
      detail:
        facts.mapped === 0
          ? 'Choose the account for each category'
          : `${formatCount(facts.mapped, locale)} of ${formatCount(facts.mapped + facts.unmapped.length, locale)} mapped`,
      done: facts.mapped > 0,
      ...(linked && { action: button('/mapping', 'Map', facts.mapped > 0) }),
    },
    {
      key: 'defaults',
      title: 'Choose the bank account and supplier',
      detail: defaultsDone ? 'Used for every expense without its own' : 'For every expense without its own',
      done: defaultsDone,
      ...(linked && { action: button('/mapping/cards', 'Choose', defaultsDone) }),
    },
    {
      key: 'record',
      title: 'Record an expense',
      detail:
        facts.expenses === 0
          ? 'With its receipt, if you have it'
          : `${formatCount(facts.expenses, locale)} recorded, ${formatCount(facts.ready, locale)} ready to sync`,
      done: facts.expenses > 0,
      action: button('/expenses/new', 'Record', facts.expenses > 0),
    },
    {
      key: 'sync',
      title: 'Sync it',
      detail: facts.underway > 0 ? 'Being sent to your books' : 'Then find it in your books',
      done: false,
      ...(facts.ready > 0 && { action: <SyncAllReady count={facts.ready} /> }),
    },
  ];
}

function linkStep(connection: Facts['connection'], now: Date): Step {
  const step = { key: 'link', title: 'Link your books', done: false };
  if (!connection)
    return {
      ...step,
      detail: 'Xero, QuickBooks, NetSuite and more',
      action: button('/settings/connection', 'Link', false),
    };
  const { name } = packageOf(connection.package);
  const progress = linkProgress(connection, now);
  if (progress) {
    const { title, goOn } = linkProgressText(progress, name);
    return {
      ...step,
      detail: `${name}: ${title}`,
      action: <PendingLinkButtons connectionId={connection.id} goOn={goOn} />,
    };
  }
  return connection.status === 'linked'
    ? { ...step, detail: `${name} is linked`, done: true }
    : {
        ...step,
        detail: `${name} is no longer linked`,
        action: button('/settings/connection', 'Reconnect', false),
      };
}

const button = (href: string, label: string, done: boolean) => (
  <LinkButton href={href} variant={done ? 'plain' : 'default'}>
    {done ? 'Open' : label}
  </LinkButton>
);
