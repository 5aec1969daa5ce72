import type { Metadata } from 'next';
import { SessionList } from '@/components/account/session-list';
import { SettingsPage } from '@/components/company/settings-page';
import { ActionButton } from '@/components/form/action-button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { endAllOtherSessions } from '@/lib/actions/sessions';
import { requireViewer } from '@/lib/auth/viewer';
import { listSessions } from '@/lib/data/company/sessions';
import { settingsTabs } from '../tabs';

export const metadata: Metadata = { title: 'Where you are signed in' };

export default async function SessionsPage({ params }: PageProps<'/[company]/settings/sessions'>) {
  const viewer = await requireViewer(params);
  const sessions = await listSessions(viewer.userId);
  const others = sessions.length - 1;
  return (
    <SettingsPage current="sessions" shown={settingsTabs(viewer.role)}>
      <Card aria-labelledby="sessions">
        <CardHeader id="sessions" title="Where you are signed in" line />
        <SessionList
          sessions={sessions}
          self={viewer.sessionId}
          now={new Date()}
          locale={viewer.locale}
          timeZone={viewer.timeZone}
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
    </SettingsPage>
  );
}
