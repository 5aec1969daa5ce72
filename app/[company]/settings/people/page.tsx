import type { Metadata } from 'next';
import { SettingsPage } from '@/components/company/settings-page';
import { InvitationList } from '@/components/member/invitation-list';
import { InviteForm } from '@/components/member/invite-form';
import { MemberForm } from '@/components/member/member-form';
import { MemberTable } from '@/components/member/member-table';
import { toColumns } from '@/components/page/columns';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Pagination } from '@/components/ui/display/pagination';
import { rolesToGive } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { listInvitations, listMembers } from '@/lib/data/company/members';
import type { Role } from '@/lib/domain/company/role';
import { dayAt, formatDay } from '@/lib/domain/day';
import { type PageAt, pageAtAddressOf, pageAtParams, pageAtParamsOf } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';
import { settingsTabs } from '../tabs';

export const metadata: Metadata = { title: 'People' };

const pageAtOfInvitations = pageAtParamsOf('invitations');

export default async function PeoplePage({ params, searchParams }: PageProps<'/[company]/settings/people'>) {
  const viewer = await requireViewer(params, 'manage-people');
  const asked = await searchParams;
  const [at, invitationsAt] = [pageAtParams.parse(asked), pageAtOfInvitations(asked)];
  const [{ rows: members, ...pages }, { rows: invitations, ...otherInvitations }] = await Promise.all([
    listMembers(viewer, at),
    listInvitations(viewer, invitationsAt),
  ]);
  // A page of one list keeps the place in the other.
  const placesOf = (members: PageAt, invitations: PageAt) =>
    pageAddress('/settings/people', { ...members, ...pageAtAddressOf('invitations', invitations) });
  const roles = rolesToGive(viewer.role);
  const mayChange = ({ userId, role }: { userId: string; role: Role }) =>
    userId !== viewer.userId && roles.includes(role);
  // Only the links of a browser without script lead to a member.
  const chosen = members.find((member) => member.userId === asked.member && mayChange(member));
  const place = pageAddress('', at);
  const day = (at: Date) => formatDay(dayAt(at, viewer.timeZone), viewer.locale);
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
            columns={toColumns(
              invitations.map(({ id, email, role, expiresAt }) => ({ id, email, role, until: day(expiresAt) })),
            )}
          />
        </Card>
      )}
      <Pagination
        label="Pages of invitations"
        newerHref={otherInvitations.newer ? placesOf(at, otherInvitations.newer) : undefined}
        olderHref={otherInvitations.older ? placesOf(at, otherInvitations.older) : undefined}
      />
      {chosen && (
        <Card aria-labelledby="member">
          <CardHeader id="member" title={chosen.name} line />
          <CardSection>
            <MemberForm member={chosen} roles={roles} company={viewer.companyName} />
          </CardSection>
        </Card>
      )}
      <Card aria-labelledby="members">
        <CardHeader id="members" title="Members" />
        <MemberTable
          self={viewer.userId}
          roles={roles}
          company={viewer.companyName}
          place={`${place}${place ? '&' : '?'}member=`}
          columns={toColumns(
            members.map(({ userId, name, email, role, since }) => ({
              userId,
              name,
              email,
              role,
              since: day(since),
              mayChange: mayChange({ userId, role }),
            })),
          )}
        />
      </Card>
      <Pagination
        label="Pages of members"
        newerHref={pages.newer ? placesOf(pages.newer, invitationsAt) : undefined}
        olderHref={pages.older ? placesOf(pages.older, invitationsAt) : undefined}
      />
    </SettingsPage>
  );
}
