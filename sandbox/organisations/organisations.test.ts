import { expect, test } from 'vitest';
import { convert } from '../engine/money';
import { packages } from '../packages/index';
import { organisationBy, organisations, organisationsFor } from './index';
import { manySuppliers } from './large/suppliers';

const each = organisations.map((organisation) => [organisation.key, organisation] as const);

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const number = /^\d{1,6}$/;
/** The pattern that all ids of a package match, by the key of the package. */
const idStyles: Readonly<Record<string, RegExp>> = {
  gbol: guid,
  trji: guid,
  mqjo: guid,
  qhyg: number,
  ndsk: number,
  akxx: number,
  fbrh: number,
  knfz: number,
  rwuv: /^\d{15,17}$/,
  hbql: /^[0-9A-Z]{2,8}$/,
  tgff: /^[0-9a-f]{32}$/,
  pqsw: /^8[0-9A-F]{7}-\d{10}$/,
};

const plain = /^(Asset|Liability|Income|Expense|Equity)\.[A-Z][A-Za-z ]+$/;
const intuit =
  /^(Asset\.(Bank|Accounts Receivable|Other Current Asset|Fixed Asset|Other Asset)|Liability\.(Credit Card|Accounts Payable|Other Current Liability|Long Term Liability)|Income\.(Income|Other Income)|Expense\.(Expense|Other Expense|Cost of Goods Sold)|Equity\.Equity)\.[A-Z][A-Za-z]+$/;
const xero =
  /^(Asset\.(Current|Current\.Bank|Fixed|Inventory|NonCurrent|Prepayment)|Expense\.(DirectCosts|Expense|Overhead|Superannuation|Wages)|Income\.(Sales|Revenue|Other)|Liability\.(Current|Current\.CreditCard|Depreciation|Liability|NonCurrent|PayAsYouGo|Superannuation|WagesPayable)|Equity\.Equity)$/;
/**
 * The allowed account categories of a package (Codat, `options/chartOfAccounts`). Packages that are not listed use
 * `plain`.
 */
const categories: Readonly<Record<string, RegExp>> = { gbol: xero, qhyg: intuit, ndsk: intuit };

const repeated = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, index) => ids.indexOf(id) !== index).slice(0, 3);

test('every package has organisations with unique keys', () => {
  expect(packages.filter(({ key }) => organisationsFor(key).length === 0)).toEqual([]);
  expect(repeated(organisations.map(({ key }) => key))).toEqual([]);
  expect(organisationBy('harbour-and-finch')?.info.name).toBe('Harbour & Finch Ltd');
});

test.each(each)('%s has unique ids in the style of its package', (_, organisation) => {
  const { accounts, suppliers, customers, taxRates, tracking, platformKey } = organisation;
  const ids = accounts.map(({ id }) => id);
  const contactIds = [...suppliers, ...customers].map(({ id }) => id);
  expect([...ids, ...contactIds].filter((id) => !idStyles[platformKey]?.test(id))).toEqual([]);
  for (const unique of [ids, contactIds, accounts.map(({ code }) => code)])
    expect(new Set(unique).size).toBe(unique.length);
  expect(repeated(taxRates.map(({ id }) => id))).toEqual([]);
  expect(repeated(tracking.map(({ id }) => id))).toEqual([]);
});

test.each(each)('%s refers only to tax rates and parents that exist', (_, { accounts, taxRates, tracking }) => {
  const rates = new Set(taxRates.filter(({ status }) => status === 'Active').map(({ id }) => id));
  expect(
    accounts
      .filter(({ bank, defaultTaxRateId }) => !bank && !rates.has(defaultTaxRateId ?? ''))
      .map(({ code }) => code),
  ).toEqual([]);
  expect(taxRates.some(({ rate, use }) => rate === 0 && use === 'both')).toBe(true);
  const parents = new Set(tracking.filter(({ hasChildren }) => hasChildren).map(({ id }) => id));
  expect(tracking.filter(({ parentId }) => parentId !== undefined && !parents.has(parentId))).toEqual([]);
  for (const parent of parents) expect(tracking.some(({ parentId }) => parentId === parent)).toBe(true);
});

test.each(each)('%s uses the account categories of its package', (_, { accounts, platformKey }) => {
  const allowed = categories[platformKey] ?? plain;
  expect(accounts.filter(({ category }) => !allowed.test(category)).map(({ category }) => category)).toEqual([]);
  expect(accounts.filter(({ code }) => platformKey === 'gbol' && code.length > 10)).toEqual([]);
});

test.each(each)('%s has one account for each reserved role', (_, { accounts }) => {
  for (const role of ['payable', 'receivable', 'tax', 'opening'])
    expect(
      accounts.filter((account) => account.role === role),
      role,
    ).toHaveLength(1);
});

test.each(each)('%s has a bank account, a card, customers, and archived suppliers', (_, organisation) => {
  const { accounts, suppliers, customers } = organisation;
  expect(accounts.some(({ bank }) => bank === 'Debit')).toBe(true);
  expect(accounts.some(({ bank }) => bank === 'Credit')).toBe(true);
  expect(suppliers[0]?.name).toMatch(/^Outlay|^Arielle/);
  expect(suppliers.at(-1)?.status).toBe('Archived');
  expect(suppliers.filter(({ status }) => status === 'Archived').length).toBeLessThan(suppliers.length / 2);
  expect(customers.length).toBeGreaterThan(0);
});

test.each(each)('%s has an exchange rate for each opening balance', (_, { accounts, opening, info }) => {
  for (const [id, minor] of Object.entries(opening)) {
    const account = accounts.find((candidate) => candidate.id === id);
    expect(account?.bank).toBeDefined();
    if (!account) continue;
    expect(Math.sign(minor)).toBe(account.bank === 'Credit' ? -1 : 1);
    const rate = account.currency === info.baseCurrency ? 1 : info.rates[account.currency];
    expect(rate, account.currency).toBeGreaterThan(0);
    expect(Number.isSafeInteger(convert(minor, account.currency, info.baseCurrency, rate ?? 0))).toBe(true);
  }
});

test('the organisations cover several tax regimes', () => {
  const rates = (key: string) => organisationBy(key)?.taxRates.map(({ id }) => id) ?? [];
  expect(rates('wattle-and-stone')).toEqual(expect.arrayContaining(['INPUT', 'CAPEXINPUT', 'BASEXCLUDED', 'OUTPUT']));
  expect(rates('larkspur-supply')).toEqual(expect.arrayContaining(['NONE', 'TAX001']));
  expect(rates('kowloon-lantern')).toEqual(['NONE']);
  expect(rates('cobalt-instruments')).toContain('-7');
  expect(rates('rheinwerk-antriebe')).toContain('UNDEF-DE');
  expect(organisationBy('liffey-print')?.info).toMatchObject({ country: 'Ireland', baseCurrency: 'EUR' });
});

test('Xero and QuickBooks Online each have a multi-currency organisation and one with closed books', () => {
  for (const key of ['solent-chandlers', 'northmark-expeditions']) {
    const { accounts = [] } = organisationBy(key) ?? {};
    for (const kind of ['Debit', 'Credit'])
      expect(new Set(accounts.filter(({ bank }) => bank === kind).map(({ currency }) => currency))).toEqual(
        new Set(['GBP', 'EUR', 'USD', 'JPY', ...(kind === 'Debit' ? ['CHF', 'KWD'] : [])]),
      );
  }
  const supplied = organisationBy('solent-chandlers')?.suppliers.map(({ currency }) => currency);
  expect(supplied).toEqual(expect.arrayContaining(['GBP', 'EUR', 'USD', 'JPY', 'CHF', 'KWD']));
  expect(organisationBy('glenbeg-foods')?.info.lockDate).toBe('2025-12-31');
  expect(organisationBy('penrose-books')?.info.lockDate).toBe('2026-03-31');
});

test('the large organisation has 400 accounts and 3,000 suppliers with realistic names', () => {
  const { accounts = [], suppliers = [] } = organisationBy('castlegate-group') ?? {};
  const names = suppliers.map(({ name }) => name);
  expect(accounts).toHaveLength(400);
  expect(new Set(names).size).toBe(3000);
  expect(names.filter((name) => /\d{3}/.test(name))).toEqual([]);
  expect(names.filter((name) => /[^ -~]/.test(name)).length).toBeGreaterThan(60);
  expect(accounts.filter(({ status }) => status === 'Archived')).toHaveLength(18);
  const distinct = new Set(names.map((name) => name.toLowerCase().replace(/[^a-z]|ltd|limited|llp|^the /g, '')));
  expect(names.length - distinct.size).toBeGreaterThan(20);
});

test('the seed determines the supplier names', () => {
  expect(manySuppliers(200, 7)).toEqual(manySuppliers(200, 7));
  expect(manySuppliers(200, 7)).not.toEqual(manySuppliers(200, 8));
});
