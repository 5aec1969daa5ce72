import type { Role, StaffRole } from '@/lib/domain/company/role';

/**
 * What a member of a company can be allowed to do. Owners have all permissions. Admins have all but changing the
 * company's address and its keys, and may grant fewer roles (`rolesToGive`).
 */
export type Permission =
  | 'see-all-expenses'
  | 'record-expense'
  | 'record-transfer'
  | 'approve-claims'
  | 'sync'
  | 'reconcile'
  | 'map'
  | 'close-months'
  | 'set-budgets'
  | 'connect'
  | 'manage-people'
  | 'manage-company'
  | 'change-address'
  | 'manage-keys'
  | 'see-audit';

const bookkeeper: readonly Permission[] = [
  'see-all-expenses',
  'record-expense',
  'record-transfer',
  'approve-claims',
  'sync',
  'reconcile',
  'map',
  'close-months',
  'set-budgets',
  'connect',
  'see-audit',
];
const admin: readonly Permission[] = [...bookkeeper, 'manage-people', 'manage-company'];

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [...admin, 'change-address', 'manage-keys'],
  admin,
  bookkeeper,
  employee: ['record-expense'],
  auditor: ['see-all-expenses', 'see-audit'],
};

/**
 * Whether the role has the permission. The database also enforces two limits itself: employees read only their own
 * rows and no transfers, and auditors write nothing.
 */
export const may = (role: Role, permission: Permission): boolean => granted[role].includes(permission);

/** Returns the roles that a person with this role may grant. Only an owner can make another person an owner. */
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
