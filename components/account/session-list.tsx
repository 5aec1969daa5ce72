import { ActionButton } from '@/components/form/action-button';
import { Icon } from '@/components/ui/display/icon';
import { Ago } from '@/components/ui/display/instant';
import { State } from '@/components/ui/feedback/state';
import { endOneSession } from '@/lib/actions/sessions';
import { deviceOf } from '@/lib/domain/device';

export type Session = {
  readonly id: string;
  readonly userAgent: string;
  readonly ipAddress: string;
  readonly lastSeenAt: Date;
};

/**
 * The person's sessions, each with a button to end it. `self` is the id of the current session, which has no such
 * button.
 */
export function SessionList({
  sessions,
  self,
  now,
  locale,
  timeZone,
}: {
  sessions: readonly Session[];
  self: string;
  now: Date;
  locale: string;
  timeZone: string;
}) {
  return (
    <ul>
      {sessions.map((session) => {
        const device = deviceOf(session.userAgent);
        return (
          <li
            key={session.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line px-3.5 py-3 not-first:border-t"
          >
            <Icon name={device.kind === 'phone' ? 'icon-smartphone' : 'icon-laptop'} className="size-5 text-faint" />
            <span className="min-w-0 grow">
              <span className="flex flex-wrap items-center gap-2 font-medium">
                {device.name}
                {session.id === self && <State tone="good">This browser</State>}
              </span>
              <span className="block text-sm text-faint wrap-anywhere">
                Last seen <Ago at={session.lastSeenAt} now={now} locale={locale} timeZone={timeZone} />
                {session.ipAddress !== 'unknown' && `, from ${session.ipAddress}`}
              </span>
            </span>
            {session.id !== self && (
              <ActionButton action={endOneSession} fields={{ id: session.id }} size="sm" pendingLabel="Ending">
                End<span className="sr-only"> the session in {device.name}</span>
              </ActionButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
