import type { Contestant, Order } from './contestant';
import { OfficialClient } from './sdk';

/** As many at once as Codat's documents allow for one company ("Rate limits": 10 concurrent requests). */
const wide = 10;

/** The same client ten wide for each company, all companies at once. */
export const sdkTenWide: Contestant = {
  key: 'B',
  name: 'Codat’s SDK, ten wide',
  part: { perCompany: (companies) => (companies > 1 ? 40 : 100), line: 'own-line' },
  run: async (codat, orders, done) => {
    const client = new OfficialClient(codat);
    await Promise.all(
      orders.map(async (order) => {
        await tenWide(client, order);
        done(order);
      }),
    );
  },
};

async function tenWide(client: OfficialClient, { company, expenses }: Order): Promise<void> {
  const left = expenses.values();
  const bringTheRest = async () => {
    for (const expense of left) await client.bring(company, expense);
  };
  await Promise.all(Array.from({ length: wide }, bringTheRest));
}
