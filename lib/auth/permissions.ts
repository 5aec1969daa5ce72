import type { Role, StaffRole } from '@/lib/domain/company/role';

/** Everything that a role may allow a member of a company to do. */
export type Permission =
  | 'see-all-expenses'
  | 'record-expense'
  | 'sync'
  | 'map'
  | 'connect'
  | 'manage-people'
  | 'manage-company'
  | 'see-audit';

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [
    'see-all-expenses',
    'record-expense',
    'sync',
    'map',
    'connect',
    'manage-people',
    'manage-company',
    'see-audit',
  ],
  admin: [
    'see-all-expenses',
    'record-expense',
    'sync',
    'map',
    'connect',
    'manage-people',
    'manage-company',
    'see-audit',
  ],
  bookkeeper: ['see-all-expenses', 'record-expense', 'sync', 'map', 'connect', 'see-audit'],
  employee: ['record-expense'],
  auditor: ['see-all-expenses', 'see-audit'],
};

/**
 * Returns whether the role has the permission. The database enforces the same for employees (own rows) and auditors (no
 * writes).
 */
export const may = (role: Role, permission: Permission): boolean => granted[role].includes(permission);

/** Returns the roles that a person may grant: none above their own. */
export const rolesToGive = (role: Role): readonly Role[] => {
  if (role === 'owner') return ['owner', 'admin', 'bookkeeper', 'employee', 'auditor'];
  if (role === 'admin') return ['admin', 'bookkeeper', 'employee', 'auditor'];
  return [];
};

export type StaffPermission = 'see-failures' | 'retry' | 'retry-everywhere';

const staffGranted: Readonly<Record<StaffRole, readonly StaffPermission[]>> = {
  viewer: ['see-failures'],
  agent: ['see-failures', 'retry'],
  lead: ['see-failures', 'retry', 'retry-everywhere'],
};

export const staffMay = (role: StaffRole, permission: StaffPermission): boolean =>
  staffGranted[role].includes(permission);
