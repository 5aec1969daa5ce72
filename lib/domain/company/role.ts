export const roles = ['owner', 'admin', 'bookkeeper', 'employee', 'auditor'] as const;
export type Role = (typeof roles)[number];

export const roleNames: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  admin: 'Admin',
  bookkeeper: 'Bookkeeper',
  employee: 'Employee',
  auditor: 'Auditor',
};

export const roleDescriptions: Readonly<Record<Role, string>> = {
  owner: 'Full access, and can transfer ownership',
  admin: 'Full access except for the owner',
  bookkeeper: 'Codes, maps and syncs all expenses',
  employee: 'Records their own expenses only',
  auditor: 'Reads everything, changes nothing',
};

export const staffRoles = ['viewer', 'agent', 'lead'] as const;
export type StaffRole = (typeof staffRoles)[number];
