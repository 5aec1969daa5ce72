'use server';
import { z } from 'zod';
import { bankAccountIn } from '@/lib/data/bank-line/accounts';
import { setOpening } from '@/lib/data/bank-line/holding';
import { inScope } from '@/lib/data/db';
import { dayAt, isDay } from '@/lib/domain/day';
import { formatsOf } from '@/lib/domain/locale';
import { amountIn } from '@/lib/domain/reading/amount';
import { Refusal } from '@/lib/domain/refusal';
import { readBalance } from '@/lib/workflows/bank-line/read-balance';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';

const ref = z.string().min(1).max(200);

/** Reads the balance of a bank account in the books. */
export const readBooksBalance = viewerAction('map', z.object({ ref }), async (viewer, { ref }) => {
  await readBalance(viewer, ref);
  refreshPages();
});

/** Sets the balance of a bank account at the start of a day. */
export const saveOpening = viewerAction(
  'map',
  z.object({ ref, amount: z.string().max(40), day: z.string().refine(isDay, { error: 'Enter a day.' }) }),
  async (viewer, { ref, amount, day }) => {
    const { connection, account } = await inScope(viewer, (tx) => bankAccountIn(tx, viewer.companyId, ref));
    const read = amountIn(amount, { currency: account.currency, decimal: formatsOf(viewer.locale).decimal });
    if (!read.ok || read.money.currency !== account.currency) {
      const message = `Enter the balance as an amount in ${account.currency}, such as 1250.00.`;
      throw new Refusal(message, { amount: message });
    }
    if (day > dayAt(new Date(), viewer.timeZone))
      throw new Refusal('Choose today or an earlier day.', { day: 'Choose today or an earlier day.' });
    const place = { connectionId: connection.id, bankAccountRef: ref, currency: account.currency };
    await setOpening(viewer, place, { amount: read.money, day });
    refreshPages();
  },
);
