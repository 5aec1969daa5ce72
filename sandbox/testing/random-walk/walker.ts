import { SeededRandom } from '../../engine/seeded-random';
import type { LinkedCompany } from '../linked-company';
import type { TestServer } from '../test-server';

/** The random choices of one test run. With the same seed, a failing run can be repeated. */
export class WalkRandom extends SeededRandom {
  chance(share: number): boolean {
    return this.next() < share;
  }

  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.integerBelow(16).toString(16));
    hex[12] = '4';
    hex[16] = '8';
    return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  pickId(ids: readonly string[]): string {
    return ids[this.integerBelow(ids.length)] ?? 'nowhere';
  }

  /** Returns a random amount. Most are small whole numbers, so that bank lines often match records by amount. */
  amount(): number {
    return this.chance(0.85) ? 1 + this.integerBelow(30) : Math.round((this.next() * 400 - 100) * 100) / 100;
  }

  day(): string {
    const month = this.chance(0.9) ? 9 : this.integerBelow(11);
    return new Date(Date.UTC(2026, month, 1 + this.integerBelow(28))).toISOString().slice(0, 10);
  }
}

export interface Walker {
  readonly server: TestServer;
  readonly company: LinkedCompany;
  readonly random: WalkRandom;
  /** All transaction ids that were used so far, even invalid ones. Later calls use some of them again. */
  readonly transactions: string[];
  readonly posted: { readonly syncId: string; readonly id: string }[];
  readonly pushed: string[];
  readonly accounts: readonly string[];
  readonly banks: readonly string[];
  /** The accounts that the mapping options list for payments. */
  readonly spendAccounts: readonly string[];
  readonly taxRates: readonly string[];
}

export async function walkerFor(company: LinkedCompany, random: WalkRandom): Promise<Walker> {
  const { server } = company;
  const ids = async (path: string): Promise<string[]> =>
    (await server.get(path)).results.map(({ id }: { id: string }) => id);
  const options = await server.get(`${company.expenses}/mappingOptions`);
  const usable = (list: readonly { id: string; validTransactionTypes: readonly string[] }[]): string[] =>
    list.filter(({ validTransactionTypes }) => validTransactionTypes.includes('Payment')).map(({ id }) => id);
  return {
    server,
    company,
    random,
    spendAccounts: usable(options.accounts),
    taxRates: usable(options.taxRates),
    transactions: [],
    posted: [],
    pushed: [],
    accounts: await ids(`${company.path}/data/accounts?pageSize=1000`),
    banks: await ids(`${company.connection}/data/bankAccounts`),
  };
}

export const someAccount = ({ accounts, spendAccounts, random }: Walker): string =>
  random.chance(0.9) ? random.pickId(spendAccounts) : random.chance(0.5) ? random.pickId(accounts) : 'nowhere';

export const someBank = ({ banks, random }: Walker): string =>
  random.chance(0.6) ? (banks[0] ?? 'nowhere') : random.pickId(banks);

/** Returns the two sides of a transfer between bank accounts. Sometimes their amounts differ. */
export function transferSides(walker: Walker, sameAmount: number): object {
  const amount = walker.random.amount();
  const side = (value: number) => ({ accountRef: { id: someBank(walker) }, amount: value });
  return { from: side(amount), to: side(walker.random.chance(sameAmount) ? amount : walker.random.amount()) };
}
