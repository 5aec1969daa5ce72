import { ConfirmButton } from '@/components/form/confirm-button';
import { Day } from '@/components/ui/display/day';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { dismissMember } from '@/lib/actions/people';
import { type Role, roleNames } from '@/lib/domain/company/role';
import { RoleForm } from './role-form';

export type Member = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The day on which the member joined. */
  readonly since: string;
};

/** The members of the company. The viewer can change or remove members, except themselves and those with a higher role. */
export function MemberTable({
  members,
  self,
  roles,
  company,
  locale,
}: {
  members: readonly Member[];
  /** The user id of the viewer. */
  self: string;
  roles: readonly Role[];
  company: string;
  locale: string;
}) {
  return (
    <Table caption={`Members of ${company}`}>
      <Thead>
        <Th>Name</Th>
        <Th>Role</Th>
        <Th hideBelow="lg">Since</Th>
        <Th>
          <span className="sr-only">Remove</span>
        </Th>
      </Thead>
      <Tbody>
        {members.map((member) => {
          const mayChange = member.userId !== self && roles.includes(member.role);
          return (
            <Tr key={member.userId}>
              <Td card="title">
                <CellText title={<Name member={member} self={self} />} detail={member.email} />
              </Td>
              <Td card="below" className="max-sm:pt-2!">
                {mayChange ? (
                  <RoleForm userId={member.userId} name={member.name} role={member.role} roles={roles} />
                ) : (
                  roleNames[member.role]
                )}
              </Td>
              <Td card="hidden" hideBelow="lg" className="text-soft">
                <Day day={member.since} locale={locale} />
              </Td>
              <Td card="value" className="sm:w-px">
                {mayChange && (
                  <ConfirmButton
                    label={
                      <>
                        Remove<span className="sr-only"> {member.name}</span>
                      </>
                    }
                    title={`Remove ${member.name}?`}
                    confirmLabel={`Remove ${member.name}`}
                    size="sm"
                    danger
                    action={dismissMember}
                    fields={{ userId: member.userId }}
                  >
                    {member.name} can no longer open {company}. Everything they recorded stays, and so does what was
                    written in the books.
                  </ConfirmButton>
                )}
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}

function Name({ member, self }: { member: Member; self: string }) {
  return (
    <span className="inline-flex flex-wrap items-baseline gap-1.5">
      {member.name}
      {member.userId === self && <span className="text-sm font-normal text-faint">you</span>}
    </span>
  );
}
