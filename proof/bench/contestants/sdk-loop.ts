import type { Contestant } from './contestant';
import { OfficialClient } from './sdk';

/** The official client in a plain loop: one expense after another, one company after another. */
export const sdkLoop: Contestant = {
  key: 'A',
  name: 'Codat’s SDK in a loop',
  part: { perCompany: (companies) => Math.max(2, Math.round(40 / companies)), line: 'one-line' },
  run: async (codat, orders, done) => {
    const client = new OfficialClient(codat);
    for (const order of orders) {
      for (const expense of order.expenses) await client.bring(order.company, expense);
      done(order);
    }
  },
};
