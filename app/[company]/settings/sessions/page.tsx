import type { Metadata } from 'next';
import { SessionList } from '@/components/account/session-list';
import { shownSessions } from '@/components/account/session-row';
import { SettingsPage } from '@/components/company/settings-page';
import { ActionButton } from '@/components/form/action-button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Pagination } from '@/components/ui/display/pagination';
import { endAllOtherSessions } from '@/lib/actions/sessions';
import { requireViewer } from '@/lib/auth/viewer';
import { countOtherSessions, listSessions } from '@/lib/data/company/sessions';
import { type PageAt, pageAtParams } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';
import { settingsTabs } from '../tabs';

export const metadata: Metadata = { title: 'Where you are signed in' };

export default async function SessionsPage({ params, searchParams }: PageProps<'/[company]/settings/sessions'>) {
  const viewer = await requireViewer(params);
  const [{ rows: sessions, newer, older }, others] = await Promise.all([
    listSessions(viewer.userId, pageAtParams.parse(await searchParams)),
    countOtherSessions(viewer.userId, viewer.sessionId),
  ]);
  return (
    <SettingsPage current="sessions" shown={settingsTabs(viewer.role)}>
      <Card aria-labelledby="sessions">
        <CardHeader id="sessions" title="Where you are signed in" line />
        <SessionList
          columns={shownSessions(sessions, { now: new Date(), locale: viewer.locale, timeZone: viewer.timeZone })}
          self={viewer.sessionId}
        />
        <CardSection className="flex flex-wrap items-center justify-between gap-3">
          <p className="min-w-0 grow basis-60 text-sm text-faint">
            Each session is a browser you signed in with. It ends after a week without use, and after 30 days in any
            case. End the ones you do not recognise.
          </p>
          {others > 0 && (
            <ActionButton action={endAllOtherSessions} pendingLabel="Ending">
              {others === 1 ? 'End the other session' : `End the other ${others} sessions`}
            </ActionButton>
          )}
        </CardSection>
      </Card>
      <Pagination label="Pages of sessions" newerHref={addressOf(newer)} olderHref={addressOf(older)} />
    </SettingsPage>
  );
}

const addressOf = (at: PageAt | null) => (at ? pageAddress('/settings/sessions', at) : undefined);
