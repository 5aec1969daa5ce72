'use client';

import { type Columns, toRows } from '@/components/page/columns';
import { useAskedRow } from '@/components/page/use-asked-row';
import { useHydrated } from '@/components/page/use-hydrated';
import { OpenDialog } from '@/components/ui/action/open-dialog';
import { Table, Tbody, Th, Thead } from '@/components/ui/display/table';
import { type Role, roleNames } from '@/lib/domain/company/role';
import { MemberForm } from './member-form';

/** A member in the words of the page. */
export type ShownMember = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The day on which the member joined. */
  readonly since: string;
  /** Whether the viewer may change the role of the member and remove them. */
  readonly mayChange: boolean;
};

/**
 * The members of the company. One dialog changes or removes a member. Without script, the link of the row opens the page
 * with the same choices: `place` is its address, up to the id of the member.
 */
export function MemberTable({
  columns,
  self,
  roles,
  company,
  place,
}: {
  columns: Columns<ShownMember>;
  /** The user id of the viewer. */
  self: string;
  /** The roles that the viewer may give. */
  roles: readonly Role[];
  company: string;
  place: string;
}) {
  const isHydrated = useHydrated();
  const members = toRows(columns);
  const { asked, onClick, close } = useAskedRow(members, ({ userId }) => place + userId);
  return (
    <>
      <Table caption={`Members of ${company}`}>
        <Thead>
          <Th>Name</Th>
          <Th>Role</Th>
          <Th hideBelow="lg">Since</Th>
          <Th>
            <span className="sr-only">Change</span>
          </Th>
        </Thead>
        <Tbody className="member-rows" onClick={onClick}>
          {members.map(({ userId, name, email, role, since, mayChange }) => (
            <tr key={userId}>
              <td>
                {name}
                {userId === self && <small>you</small>}
                <p>{email}</p>
              </td>
              <td>{roleNames[role]}</td>
              <td>{since}</td>
              <td>
                {mayChange && (
                  <a
                    href={place + userId}
                    aria-label={isHydrated ? `Change ${name}` : undefined}
                    aria-haspopup={isHydrated ? 'dialog' : undefined}
                  >
                    Change
                  </a>
                )}
              </td>
            </tr>
          ))}
        </Tbody>
      </Table>
      {asked && (
        <OpenDialog key={asked.userId} id="member" size="sm" title={asked.name} onClose={close}>
          {(closeDialog) => <MemberForm member={asked} roles={roles} company={company} onDone={closeDialog} />}
        </OpenDialog>
      )}
    </>
  );
}
