import { z } from 'zod';

const refOrNone = z.string().nullable();

/** The account and tax rate for expenses in one currency, if they differ from those for all other currencies. */
const inCurrency = z.object({ accountRef: refOrNone, taxRateRef: refOrNone });

/** What the expenses of a category are written with. Each ref is the id of an entry in the books. */
const target = z.object({
  accountRef: refOrNone,
  taxRateRef: refOrNone,
  trackingRefs: z.array(z.string()).max(10),
  /** The supplier for expenses whose merchant is not linked to a supplier; null uses the default supplier. */
  supplierRef: refOrNone.default(null),
  /** The customer to bill, for packages that support it. */
  customerRef: refOrNone.default(null),
  /** The exceptions, by currency code. */
  byCurrency: z.record(z.string(), inCurrency).default({}),
});

/** The bank account that a card's expenses are paid from, with exceptions by currency code. */
const cardTarget = z.object({
  bankAccountRef: refOrNone,
  byCurrency: z.record(z.string(), z.string()).default({}),
});

/** The bank account and supplier that are used when nothing more specific is mapped. */
const defaultsIn = z.object({ bankAccountRef: refOrNone, supplierRef: refOrNone });

/**
 * The complete mapping of a company. A saved version never changes, and each sync stores the number of the version it
 * used.
 */
export const mappingContent = z.object({
  categories: z.record(z.uuid(), target),
  cards: z.record(
    z.uuid(),
    // The first versions stored only the ref of the bank account, as text.
    z.preprocess((value) => (typeof value === 'string' ? { bankAccountRef: value } : value), cardTarget),
  ),
  defaults: z.object({
    ...defaultsIn.shape,
    /** Other defaults for some currencies, by currency code. */
    byCurrency: z.record(z.string(), defaultsIn).default({}),
  }),
});

export type Mapping = z.output<typeof mappingContent>;
export type CategoryTarget = z.output<typeof target>;
export type CardTarget = z.output<typeof cardTarget>;
export type Defaults = Mapping['defaults'];
