import { hashPassword } from '@/lib/auth/passwords';
import { addCard } from '@/lib/data/company/cards';
import { listCategories } from '@/lib/data/company/categories';
import { changeCompany, foundCompanyIn } from '@/lib/data/company/companies';
import { addUser } from '@/lib/data/company/users';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { addRule } from '@/lib/data/rules/changes';
import type { Books } from '@/lib/domain/books/books';
import { localeOf } from '@/lib/domain/company/country';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyTarget, type Mapping } from '@/lib/domain/mapping/mapping';
import { emptyCodingFields } from '@/lib/domain/rules/action';
import { linkBooks } from '@/prisma/demo/books';
import { harbourAccounts } from '@/prisma/demo/categories';
import { password } from '../people';
import type { Merchant } from './merchants';

const cardNames = ['Business current', 'Sales team', 'Site vans', 'Travel', 'Online purchases', 'Petty cash'];
/** This category has expenses but no account, so that some expenses are not ready. */
const unmapped = 'Training';
const taxFree = ['Rent', 'Insurance', 'Bank fees', 'Postage & delivery', 'Meals'];
const mappingVersions = 12;
const rules = 40;

/**
 * Creates the first company with the functions of the application: linked books of the sandbox, cards, a mapping with
 * its versions, and rules. The other companies are copies of it. Returns its owner.
 */
export async function createTemplate(merchants: readonly Merchant[]): Promise<Viewer> {
  const owner = await foundTemplate();
  const { books } = await linkBooks(owner, 'xero', 'harbour-and-finch');
  for (const name of cardNames) await addCard(owner, { id: newId(), name, currency: owner.baseCurrency });
  await mapCategories(owner, books);
  await addRules(owner, merchants);
  const { companyName: name, country, timeZone } = owner;
  await changeCompany(owner, { name, country, timeZone, receiptsRequiredFrom: 15_000n });
  return owner;
}

async function foundTemplate(): Promise<Viewer> {
  const [userId, companyId] = [newId(), newId()];
  const user = { email: 'owner@pages.test', name: 'Hannah Finch' };
  const settings = { name: 'Northgate Events', baseCurrency: 'GBP', timeZone: 'Europe/London', country: 'GB' };
  const passwordHash = await hashPassword(password);
  await inScope({ userId }, (tx) => addUser(tx, { id: userId, ...user, passwordHash }));
  const companySlug = await inScope({ companyId, userId }, (tx) => foundCompanyIn(tx, companyId, userId, settings));
  const { name: companyName, ...place } = settings;
  return {
    userId,
    sessionId: newId(),
    ...user,
    companyId,
    companyName,
    companySlug,
    ...place,
    locale: localeOf(place.country),
    role: 'owner',
  };
}

async function mapCategories(owner: Viewer, books: Books): Promise<void> {
  const rateOf = (percent: number) =>
    books.taxRates.find((rate) => rate.rate === percent && rate.validFor.includes('Payment'));
  const [standard, none] = [rateOf(200_000), rateOf(0)];
  const accountOf = (code: string | undefined) => books.accounts.find((account) => account.code === code)?.ref ?? null;
  const categories = (await listCategories(owner)).filter(({ name }) => name !== unmapped);
  const mapped = categories.map(({ id, name }) => {
    const rate = taxFree.includes(name) ? none : standard;
    const accountRef = accountOf(harbourAccounts[name] ?? harbourAccounts['Office supplies']);
    return [id, { ...emptyTarget, accountRef, taxRateRef: rate?.ref ?? null }] as const;
  });
  const mapping: Mapping = {
    categories: Object.fromEntries(mapped),
    cards: {},
    defaults: {
      bankAccountRef: books.bankAccounts.find(({ currency }) => currency === owner.baseCurrency)?.ref ?? null,
      supplierRef: books.suppliers[0]?.ref ?? null,
      byCurrency: {},
    },
  };
  // The versions grow by one category each, so that every version differs from the one before.
  for (let version = 1; version <= mappingVersions; version += 1) {
    const part = version === mappingVersions ? mapped : mapped.slice(0, version);
    const { number } = await currentMapping(owner);
    await changeMapping(owner, number, () => ({ ...mapping, categories: Object.fromEntries(part) }));
  }
}

async function addRules(owner: Viewer, merchants: readonly Merchant[]): Promise<void> {
  const categories = new Map((await listCategories(owner)).map(({ id, name }) => [name, id]));
  for (const { name, category } of merchants.slice(0, rules)) {
    const coding = { ...emptyCodingFields, categoryId: categories.get(category) ?? null };
    await addRule(owner, newId(), {
      name: `${name} → ${category}`,
      conditions: [{ field: 'merchant', test: 'contains', values: [name] }],
      action: { ...coding, supplierRef: null, parts: [] },
    });
  }
}
