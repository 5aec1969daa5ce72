import { Day } from '@/components/ui/display/day';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { type Role, roleNames } from '@/lib/domain/company/person';
import { RemoveMember } from './remove-member';
import { RoleForm } from './role-form';

export type Member = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The day they joined. */
  readonly since: string;
};

/** Everybody in the company. Those above oneself, and oneself, are shown and not changed. */
export function MemberTable({
  members,
  self,
  roles,
  company,
  locale,
}: {
  members: readonly Member[];
  /** The viewer's user id. */
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
                {mayChange && <RemoveMember userId={member.userId} name={member.name} company={company} />}
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
