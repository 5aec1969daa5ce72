/**
 * Packages that Codat reads, and to which it writes neither expenses nor transfers between two bank accounts. They cannot
 * be linked, because nothing would reach the books. The first sentence says what Codat does write there.
 */
export const unwrittenPackages: readonly {
  readonly name: string;
  readonly why: string;
  /** The document and section that the row is taken from. */
  readonly source: string;
}[] = [
  {
    name: 'Dynamics 365 Finance & Operations',
    why: 'Codat reads its lists, and writes nothing of what Outlay sends.',
    source: 'Codat, Dynamics 365 Finance & Operations overview; no write model of direct costs or transfers',
  },
  {
    name: 'Exact Online (Netherlands and United Kingdom)',
    why: 'Codat writes money between a bank account and a balance sheet account, not between two bank accounts. It writes no expenses.',
    source: 'Codat, Exact transfer models, and Exact Online integration reference, Transfers',
  },
  {
    name: 'FreshBooks',
    why: 'Codat reads its expenses, and writes only customers.',
    source: 'Codat, FreshBooks write models; no write model of direct costs or transfers',
  },
  {
    name: 'MYOB AccountRight and Essentials',
    why: 'Codat reads spend and receive money, and writes only accounts and contacts.',
    source: 'Codat, MYOB write models; no write model of direct costs or transfers',
  },
  {
    name: 'Sage 200',
    why: 'Codat only reads it.',
    source: 'Codat, Sage 200 limitations; no write model of direct costs or transfers',
  },
  {
    name: 'Wave',
    why: 'Codat only reads it.',
    source: 'Codat, Wave: "You can read accounting data from Wave"',
  },
  {
    name: 'Workday',
    why: 'Codat only reads it.',
    source: 'Codat, Workday overview; no write model of direct costs or transfers',
  },
];
