import type { Role, StaffRole } from './person';

/** The person a unit of work is for, in the company they are looking at. */
export type Viewer = {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly role: Role;
  readonly baseCurrency: string;
  readonly timeZone: string;
  readonly locale: string;
};

/** A person of the support staff. */
export type StaffViewer = {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly staffRole: StaffRole;
};
