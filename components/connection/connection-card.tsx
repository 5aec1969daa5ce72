import { readingWords } from '@/components/books/reading-words';
import { ActionButton } from '@/components/form/action-button';
import { ConfirmButton } from '@/components/form/confirm-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Day } from '@/components/ui/display/day';
import { Definition, DefinitionList } from '@/components/ui/display/definition-list';
import { Icon } from '@/components/ui/display/icon';
import { Ago, Instant } from '@/components/ui/display/instant';
import { Notice } from '@/components/ui/feedback/notice';
import { Progress } from '@/components/ui/feedback/progress';
import { State } from '@/components/ui/feedback/state';
import { disconnectBooks, reconnectBooks, refreshLists } from '@/lib/actions/connection';
import type { Connection } from '@/lib/domain/books/books';
import type { LinkOutcome } from '@/lib/domain/books/link-outcome';
import { isReconnecting, type LinkProgress, linkExpiresAt, progressAfter } from '@/lib/domain/books/link-progress';
import { booksLists } from '@/lib/domain/books/lists';
import { packageOf } from '@/lib/domain/books/package';
import { counted } from '@/lib/domain/plural';
import { ConsentButton } from './consent-button';
import { linkProgressText } from './link-progress-text';
import { RefreshOnReturn } from './refresh-on-return';

export type Lists = { readonly accounts: number; readonly taxRates: number; readonly suppliers: number };

type Props = {
  connection: Connection;
  /** What the redirect from Codat says that Codat has not reported yet. */
  outcome: LinkOutcome | null;
  lists: Lists;
  /** The number of lists read so far; null when no list is being read or the number is unknown. */
  read: number | null;
  mayConnect: boolean;
  now: Date;
  locale: string;
  timeZone: string;
};

/**
 * An accounting package that is or was linked: its organisation, the state of its lists, and buttons to reconnect or
 * disconnect it.
 */
export function ConnectionCard({ connection, outcome, lists, read, mayConnect, now, locale, timeZone }: Props) {
  const { name } = packageOf(connection.package);
  const linked = connection.status === 'linked';
  return (
    <Card aria-labelledby="connection">
      <CardHeader id="connection" title={name} actions={<LinkState status={connection.status} />} line />
      <CardSection className="flex flex-col gap-4">
        {!linked && <Broken status={connection.status} name={name} />}
        <Reconnecting connection={connection} outcome={outcome} now={now} name={name} />
        <DefinitionList>
          <Definition term="Organisation">
            {connection.organisation ?? (linked ? 'Being read…' : 'Not known')}
          </Definition>
          {connection.baseCurrency && <Definition term="Books kept in">{connection.baseCurrency}</Definition>}
          {connection.linkedAt && (
            <Definition term="Linked since">
              <Instant at={connection.linkedAt} locale={locale} timeZone={timeZone} />
            </Definition>
          )}
          {connection.lockDate && (
            <Definition term="Closed up to">
              <Day day={connection.lockDate} locale={locale} />
            </Definition>
          )}
          <Definition term="Lists">
            <ListsLine
              connection={connection}
              lists={lists}
              read={read}
              now={now}
              locale={locale}
              timeZone={timeZone}
            />
          </Definition>
        </DefinitionList>
        {linked && connection.listsError && (
          <Notice
            tone="warn"
            title={connection.listsReadAt ? 'Not all of the lists could be read' : 'The lists could not be read'}
          >
            {connection.listsError}
          </Notice>
        )}
      </CardSection>
      {mayConnect ? (
        <CardSection className="flex flex-wrap gap-2">
          {linked && (
            <ActionButton
              action={refreshLists}
              pending={connection.listsRequestedAt !== null}
              pendingLabel="Reading your lists"
            >
              <Icon name="icon-refresh-cw" /> Refresh now
            </ActionButton>
          )}
          <ConsentButton action={reconnectBooks} connectionId={connection.id} variant={linked ? 'default' : 'primary'}>
            {linked ? 'Reconnect' : `Reconnect ${name}`}
          </ConsentButton>
          <ConfirmButton
            label={linked ? 'Disconnect' : 'Choose another package'}
            title={`Disconnect ${name}?`}
            confirmLabel={`Disconnect ${name}`}
            cancelLabel="Keep it"
            danger
            action={disconnectBooks}
            fields={{ connectionId: connection.id }}
          >
            Outlay stops writing expenses into {name}. What was written there stays, and so does your mapping: link the
            same organisation again and it goes on where it was.
          </ConfirmButton>
        </CardSection>
      ) : (
        <CardSection className="text-sm text-faint">
          An owner, admin or bookkeeper can refresh, reconnect or disconnect.
        </CardSection>
      )}
    </Card>
  );
}

function LinkState({ status }: { status: Connection['status'] }) {
  switch (status) {
    case 'linked':
      return <State tone="good">Linked</State>;
    case 'pending':
      return <State tone="info">Not finished</State>;
    case 'deauthorized':
      return <State tone="bad">Access withdrawn</State>;
    case 'unlinked':
      return <State tone="bad">Not linked</State>;
  }
}

function Broken({ status, name }: { status: Connection['status']; name: string }) {
  return (
    <Notice
      tone="bad"
      title={status === 'deauthorized' ? `${name} no longer lets Outlay in` : `${name} is not linked any more`}
    >
      Somebody withdrew the access, or it ran out. Expenses wait here and nothing more is written until you reconnect;
      what was written before is safe in your books, and your mapping stays.
    </Notice>
  );
}

/** Says how a visit to Codat stands that is to link the same package again. */
function Reconnecting({
  connection,
  outcome,
  now,
  name,
}: Pick<Props, 'connection' | 'outcome' | 'now'> & { name: string }) {
  if (connection.status === 'linked') return null;
  const progress = reconnectProgress(connection, outcome, now);
  if (!progress) return null;
  if (progress.state === 'waiting')
    return (
      <Notice tone="info" live title="Waiting for you to finish at Codat">
        <RefreshOnReturn />
        This page shows by itself when {name} is linked again, also if Codat’s page is closed. To open that page again,
        press Reconnect.
      </Notice>
    );
  const { tone, title, detail } = linkProgressText(progress, name);
  return (
    <Notice tone={tone} live title={title}>
      {progress.state === 'confirming' && <RefreshOnReturn />}
      {detail}
    </Notice>
  );
}

function reconnectProgress(connection: Connection, outcome: LinkOutcome | null, now: Date): LinkProgress | null {
  if (isReconnecting(connection, now))
    return progressAfter({ state: 'waiting', until: linkExpiresAt(connection) }, outcome);
  return connection.linkFailure && { state: 'failed', failure: connection.linkFailure };
}

function ListsLine({ connection, lists, read, now, locale, timeZone }: Omit<Props, 'mayConnect' | 'outcome'>) {
  const { listsRequestedAt, listsReadAt, status } = connection;
  const counts = [
    counted(lists.accounts, 'account', locale),
    counted(lists.taxRates, 'tax rate', locale),
    counted(lists.suppliers, 'supplier', locale),
  ].join(', ');
  return (
    <span role="status">
      {status === 'linked' && listsRequestedAt ? (
        <>
          <State tone="info" busy>
            {readingWords(read)}
          </State>
          {listsReadAt && (
            <span className="ml-2 text-sm text-faint">
              before that <Ago at={listsReadAt} now={now} locale={locale} timeZone={timeZone} />
            </span>
          )}
          {read !== null && (
            <Progress
              value={read}
              max={booksLists.length}
              label={readingWords(read)}
              hideLabel
              className="mt-2 max-w-60"
            />
          )}
        </>
      ) : listsReadAt ? (
        <>
          Read <Ago at={listsReadAt} now={now} locale={locale} timeZone={timeZone} />
        </>
      ) : (
        'Not read yet'
      )}
      {listsReadAt && (
        <span className="block text-sm text-faint">
          {counts}. <TextLink href="/mapping">Map your categories</TextLink>
        </span>
      )}
    </span>
  );
}
