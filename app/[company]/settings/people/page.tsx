import type { Metadata } from 'next';
import { SettingsPage } from '@/components/company/settings-page';
import { InvitationList } from '@/components/member/invitation-list';
import { InviteForm } from '@/components/member/invite-form';
import { MemberTable } from '@/components/member/member-table';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { rolesToGive } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { listInvitations, listMembers } from '@/lib/data/company/members';
import { dayAt } from '@/lib/domain/day';
import { settingsTabs } from '../tabs';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage({ params }: PageProps<'/[company]/settings/people'>) {
  const viewer = await requireViewer(params, 'manage-people');
  const members = await listMembers(viewer);
  const invitations = await listInvitations(viewer);
  const roles = rolesToGive(viewer.role);
  return (
    <SettingsPage current="people" shown={settingsTabs(viewer.role)}>
      <Card aria-labelledby="invite">
        <CardHeader id="invite" title="Invite a colleague" line />
        <CardSection>
          <InviteForm roles={roles} />
        </CardSection>
      </Card>
      {invitations.length > 0 && (
        <Card aria-labelledby="open-invitations">
          <CardHeader id="open-invitations" title="Open invitations" line />
          <InvitationList
            locale={viewer.locale}
            invitations={invitations.map(({ id, email, role, expiresAt }) => ({
              id,
              email,
              role,
              until: dayAt(expiresAt, viewer.timeZone),
            }))}
          />
        </Card>
      )}
      <Card aria-labelledby="members">
        <CardHeader id="members" title="Members" detail={members.length > 1 ? members.length : undefined} />
        <MemberTable
          self={viewer.userId}
          roles={roles}
          company={viewer.companyName}
          locale={viewer.locale}
          members={members.map(({ since, ...member }) => ({ ...member, since: dayAt(since, viewer.timeZone) }))}
        />
      </Card>
    </SettingsPage>
  );
}
