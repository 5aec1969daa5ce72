import type { Connection } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import { formatTime } from '@/lib/domain/day';
import { countedMovements, type MovementCount } from '@/lib/domain/movement/counted';
import { plural } from '@/lib/domain/plural';
import { type PauseReason, resumesAutomatically } from '@/lib/domain/sync/lane';

export type Pause = { readonly because: PauseReason; readonly since: Date; readonly until: Date };

export type PauseNotice = {
  readonly tone: 'bad' | 'warn' | 'info';
  readonly text: string;
  /** The name of the package to reconnect; null when reconnecting does not end the pause. */
  readonly reconnect: string | null;
};

type Context = {
  readonly pause: Pause | null;
  readonly link: Pick<Connection, 'status' | 'package' | 'linkedAt'> | null;
  /** The movements waiting to be sent. */
  readonly waiting: MovementCount;
  readonly now: Date;
  readonly locale: string;
  readonly timeZone: string;
};

/**
 * Returns the notice about a paused company, or about a broken connection even without a pause. Returns null when there
 * is neither, and for a pause that is too short to mention or is already over.
 */
export function pauseNotice(context: Context): PauseNotice | null {
  const { pause, link } = context;
  const broken = link?.linkedAt && (link.status === 'deauthorized' || link.status === 'unlinked');
  if (broken || pause?.because === 'connection') return linkNotice(context);
  if (!pause || isPassing(pause, context)) return null;
  return noticeOf(pause, context);
}

const shortestSeconds = 60;
const noResponseSeconds = 20;

/**
 * Returns whether the pause needs no notice: Codat asked for a minute at most, Codat has been away for under 20
 * seconds, or the pause is over.
 */
function isPassing({ because, since, until }: Pause, { now, waiting }: Context): boolean {
  const seconds = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 1000;
  if (resumesAutomatically(because) && until <= now) return true;
  if (because === 'told') return seconds(since, until) <= shortestSeconds;
  if (because === 'away') return seconds(since, now) < noResponseSeconds || (waiting.count === 0 && until <= now);
  return false;
}

function linkNotice({ link, waiting, locale }: Context): PauseNotice | null {
  if (!link?.linkedAt) return null;
  const { name } = packageOf(link.package);
  const what =
    link.status === 'unlinked'
      ? `${name} is no longer linked.`
      : link.status === 'linked'
        ? `${name} does not accept writes from Outlay at the moment.`
        : `${name} no longer gives Outlay access.`;
  const then =
    waiting.count > 0
      ? `${waitingText(waiting, locale)} and ${syncText(waiting)} once it is linked again.`
      : 'Nothing can be written to your books until it is linked again.';
  return { tone: 'bad', text: `${what} ${then}`, reconnect: name };
}

function noticeOf({ because, until }: Pause, context: Context): PauseNotice | null {
  const { link, waiting, locale, timeZone } = context;
  const name = link ? packageOf(link.package).name : 'Your accounting package';
  const wait = waiting.count > 0 ? ` ${waitingText(waiting, locale)}` : '';
  const notice = (tone: PauseNotice['tone'], text: string) => ({ tone, text, reconnect: null });
  switch (because) {
    case 'connection':
      return null;
    case 'package':
      return notice(
        'bad',
        `${name} does not accept data at the moment. Its subscription may have expired.${wait && `${wait} and ${syncText(waiting)} once it does again.`}`,
      );
    case 'access':
      return notice(
        'warn',
        `Outlay cannot reach your books at the moment. Nothing is lost; we have been told.${wait && `${wait} and ${syncText(waiting)}.`}`,
      );
    case 'quota':
      return notice(
        'warn',
        `Today’s limit of calls to your books is reached.${resumeText(waiting, locale)} ${inBothZones(until, locale, timeZone)}.`,
      );
    case 'told':
      return notice(
        'info',
        `Your accounting gateway asked Outlay to wait.${resumeText(waiting, locale)} ${formatTime(until, locale, timeZone)}.`,
      );
    case 'away':
      return notice(
        'warn',
        `Your accounting gateway does not respond. Nothing is lost.${wait && `${wait} and ${syncText(waiting)} as soon as it does.`}`,
      );
  }
}

const waitingText = (waiting: MovementCount, locale: string) =>
  `${countedMovements(waiting, locale)} ${plural(waiting.count, 'waits', 'wait')}`;
const syncText = ({ count }: MovementCount) => plural(count, 'syncs automatically', 'sync automatically');
const resumeText = (waiting: MovementCount, locale: string) =>
  waiting.count === 0
    ? ' Syncing resumes at'
    : ` ${countedMovements(waiting, locale)} ${plural(waiting.count, 'resumes', 'resume')} at`;

/** Returns the time in UTC and in the company's time zone. The daily limit ends at midnight UTC. */
function inBothZones(at: Date, locale: string, timeZone: string): string {
  const [there, here] = [formatTime(at, locale, 'UTC'), formatTime(at, locale, timeZone)];
  return there === here ? `${there} UTC` : `${there} UTC (${here} your time)`;
}
