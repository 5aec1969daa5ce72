import { expect, test } from 'vitest';
import { roles, staffRoles } from '@/lib/domain/company/role';
import { may, type Permission, rolesToGive, staffMay } from './permissions';

const table: Readonly<Record<Permission, readonly string[]>> = {
  'see-all-expenses': ['owner', 'admin', 'bookkeeper', 'auditor'],
  'record-expense': ['owner', 'admin', 'bookkeeper', 'employee'],
  'record-transfer': ['owner', 'admin', 'bookkeeper'],
  'approve-claims': ['owner', 'admin', 'bookkeeper'],
  sync: ['owner', 'admin', 'bookkeeper'],
  reconcile: ['owner', 'admin', 'bookkeeper'],
  map: ['owner', 'admin', 'bookkeeper'],
  'close-months': ['owner', 'admin', 'bookkeeper'],
  'set-budgets': ['owner', 'admin', 'bookkeeper'],
  connect: ['owner', 'admin', 'bookkeeper'],
  'manage-people': ['owner', 'admin'],
  'manage-company': ['owner', 'admin'],
  'change-address': ['owner'],
  'manage-keys': ['owner'],
  'see-audit': ['owner', 'admin', 'bookkeeper', 'auditor'],
};

test.each(Object.entries(table) as [Permission, readonly string[]][])(
  'to %s is given to %s and nobody else',
  (permission, given) => {
    expect(roles.filter((role) => may(role, permission))).toEqual(given);
  },
);

test('a role can grant only roles up to its own', () => {
  expect(rolesToGive('owner')).toEqual(roles);
  expect(rolesToGive('admin')).toEqual(roles.filter((role) => role !== 'owner'));
  for (const role of ['bookkeeper', 'employee', 'auditor'] as const) expect(rolesToGive(role)).toEqual([]);
});

test('support viewers can read; agents and leads can also retry', () => {
  expect(staffRoles.filter((role) => staffMay(role, 'see-failures'))).toEqual(['viewer', 'agent', 'lead']);
  expect(staffRoles.filter((role) => staffMay(role, 'retry'))).toEqual(['agent', 'lead']);
  expect(staffRoles.filter((role) => staffMay(role, 'retry-everywhere'))).toEqual(['lead']);
});
