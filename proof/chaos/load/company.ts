import { addCard } from '@/lib/data/company/cards';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import {
  accountAcceptsClaim,
  accountsFor,
  type Books,
  canBePaidIn,
  isInUse,
  taxRatesFor,
} from '@/lib/domain/books/books';
import { claimRulesOf } from '@/lib/domain/books/claim-rules';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { writesWith } from '@/lib/domain/books/package/package-type';
import { transferRulesOf } from '@/lib/domain/books/transfer/rules';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { linkBooks } from '@/prisma/demo/books';
import { createCompany } from '../../harness/company';

/** A category and a card of an expense, with the account, bank account and tax rate that the books must show for it. */
export type Coding = {
  readonly categoryId: string;
  readonly cardId: string;
  readonly accountRef: string;
  readonly bankAccountRef: string;
  /** The tax rate: the percentage times 10,000, so 20 % is 200,000. */
  readonly taxRate: number;
};

/** A company linked to one of the sandbox's organisations, with its categories and cards mapped. */
export type Company = {
  readonly viewer: Viewer;
  readonly codatCompanyId: string;
  readonly codings: readonly Coding[];
  readonly cards: readonly { readonly id: string; readonly bankAccountRef: string }[];
  /** Whether the package accepts transfers through Codat, and the company has two cards to move money between. */
  readonly takesTransfers: boolean;
  /** Whether the package accepts receipts through Codat. */
  readonly takesReceipts: boolean;
  /** The supplier to whom claims are owed, or null if the package takes none through Codat. */
  readonly claimSupplierRef: string | null;
  /** Whether each record is written by itself with the Accounting API. */
  readonly writesDirectCosts: boolean;
};

/** The organisations to link: package, key of the organisation, and currency. The first eight have all packages. */
const organisations: readonly (readonly [PackageKey, string, string])[] = [
  ['xero', 'harbour-and-finch', 'GBP'],
  ['freeagent', 'juniper-creative', 'GBP'],
  ['quickbooks-online', 'bright-dental', 'GBP'],
  ['netsuite', 'meridian-components', 'GBP'],
  ['dynamics', 'ashcombe-furniture', 'GBP'],
  ['zoho', 'saffron-kitchens', 'GBP'],
  ['intacct', 'orchard-care', 'GBP'],
  ['quickbooks-desktop', 'lakeside-builders', 'USD'],
  ['xero', 'larkspur-supply', 'USD'],
  ['quickbooks-online', 'cedar-and-main', 'USD'],
  ['xero', 'glenbeg-foods', 'EUR'],
  ['netsuite', 'rheinwerk-antriebe', 'EUR'],
  ['xero', 'wattle-and-stone', 'AUD'],
  ['quickbooks-online', 'liffey-print', 'EUR'],
];

/** The same for companies that write direct costs. FreeAgent and NetSuite keep no reference there, so that content decides. */
const directOrganisations: typeof organisations = [
  ['freeagent-direct', 'juniper-creative', 'GBP'],
  ['xero-direct', 'harbour-and-finch', 'GBP'],
  ['netsuite-direct', 'meridian-components', 'GBP'],
  ['sage-business-cloud', 'maple-yard', 'GBP'],
  ['quickbooks-online-direct', 'bright-dental', 'GBP'],
];

/**
 * Creates a company, links it and maps it. When there are more companies than organisations, several companies link the
 * same organisation.
 */
export async function createLinkedCompany(number: number, way: 'expenses' | 'direct costs'): Promise<Company> {
  const list = way === 'expenses' ? organisations : directOrganisations;
  const [key, organisation, baseCurrency] = list[number % list.length] ?? [];
  if (!key || !organisation || !baseCurrency) throw new Error('There is no organisation to link');
  const viewer = await createCompany(`${organisation} ${number + 1}`, baseCurrency, 'UTC');
  const { books, codatCompanyId } = await linkBooks(viewer, key, organisation);
  const takesReceipts = packageOf(key).receipts !== null;
  const codings = await mapCompany(viewer, key, books);
  const cards = [...new Map(codings.map(({ cardId: id, bankAccountRef }) => [id, { id, bankAccountRef }])).values()];
  const takesTransfers = transferRulesOf(key) !== null && cards.length > 1;
  const owed =
    books.suppliers.find((supplier) => isInUse(supplier) && canBePaidIn(supplier, baseCurrency))?.ref ?? null;
  const claimSupplierRef = claimRulesOf(key) === null ? null : owed;
  const writesDirectCosts = writesWith(key) === 'accounting';
  return { viewer, codatCompanyId, takesReceipts, takesTransfers, claimSupplierRef, writesDirectCosts, codings, cards };
}

/** Maps two categories and two cards to different accounts, so that a record in the wrong account is detected. */
async function mapCompany(viewer: Viewer, key: PackageKey, books: Books): Promise<readonly Coding[]> {
  const accounts = accountsFor(books, 'payment').filter(
    (account) =>
      /expense/i.test(account.type) &&
      !account.isBankAccount &&
      (claimRulesOf(key) === null || accountAcceptsClaim(account)),
  );
  const rates = packageOf(key).taxRate === 'none' ? [] : taxRatesFor(books, 'payment');
  const [rate] = rates.sort((one, other) => other.rate - one.rate);
  const banks = books.bankAccounts.filter((bank) => bank.currency === viewer.baseCurrency).slice(0, 2);
  const supplier = books.suppliers.find((entry) => entry.name === 'Outlay') ?? books.suppliers[0];
  const categories = await inScope(viewer, (tx) =>
    tx.category.findMany({ where: { companyId: viewer.companyId }, orderBy: { position: 'asc' }, take: 2 }),
  );
  const cards = banks.map((bank, index) => ({ id: newId(), name: `Card ${index + 1}`, bank: bank.ref }));
  for (const { id, name } of cards) await addCard(viewer, { id, name, currency: viewer.baseCurrency });
  const targets = categories.flatMap(({ id }, index) => {
    const account = accounts[index % accounts.length];
    return account ? [{ categoryId: id, accountRef: account.ref }] : [];
  });
  await changeMapping(viewer, 0, (mapping) => ({
    ...mapping,
    categories: Object.fromEntries(
      targets.map(({ categoryId, accountRef }) => [
        categoryId,
        { ...emptyTarget, accountRef, taxRateRef: rate?.ref ?? null },
      ]),
    ),
    cards: Object.fromEntries(cards.map(({ id, bank }) => [id, { bankAccountRef: bank, byCurrency: {} }])),
    defaults: { bankAccountRef: banks[0]?.ref ?? null, supplierRef: supplier?.ref ?? null, byCurrency: {} },
  }));
  const codings = targets.flatMap((target) =>
    cards.map(({ id, bank }) => ({ ...target, cardId: id, bankAccountRef: bank, taxRate: rate?.rate ?? 0 })),
  );
  if (codings.length === 0) throw new Error(`${viewer.companyName} has no expense account or no bank account`);
  return codings;
}
