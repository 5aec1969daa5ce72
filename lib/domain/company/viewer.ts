import type { Role, StaffRole } from './role';

/** A signed-in person, together with the company whose data they currently see. */
export type Viewer = {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly companyId: string;
  readonly companyName: string;
  /** The company's part of the address of its pages. */
  readonly companySlug: string;
  readonly role: Role;
  readonly baseCurrency: string;
  readonly timeZone: string;
  /** The ISO 3166 code of the company's country. */
  readonly country: string;
  /** The month and day on which the financial year begins ('MM-DD'), where the company chose one. */
  readonly yearStart?: string | null;
  /** The locale of the country: the formats of days and numbers. The words are English. */
  readonly locale: string;
  /** The card issuer or the platform that acts with a key of the company. Missing for a person. */
  readonly source?: string;
};

/** A signed-in member of the support staff. */
export type StaffViewer = {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly staffRole: StaffRole;
};
