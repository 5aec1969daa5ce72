import { addTransfer, findTransfer } from '@/lib/data/transfer/transfers';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addMonths, type Day, monthOf } from '@/lib/domain/day';
import { transferInput } from '@/lib/domain/transfer/transfer-input';
import { demoId } from './people';
import type { Choices } from './spend';
import { demoTopUpAmount, demoTopUpDay } from './story';

/** The days of the top-ups: the second of each of the last three months that has come. */
const daysOf = (today: Day): Day[] =>
  [2, 1, 0].map((before) => demoTopUpDay(addMonths(monthOf(today), -before))).filter((day) => day <= today);

const idOf = ({ companyId }: Pick<Viewer, 'companyId'>, day: Day): string => demoId(`${companyId} top-up ${day}`);

/** Returns the ids of the demo's top-ups, oldest first. */
export const demoTopUpIds = (viewer: Pick<Viewer, 'companyId'>, today: Day): string[] =>
  daysOf(today).map((day) => idOf(viewer, day));

/** Records a top-up of the company card from the current account for each month. Idempotent. */
export async function recordDemoTopUps(viewer: Viewer, today: Day, { cards }: Choices): Promise<void> {
  const [from, to] = [cards.get('Business current'), cards.get('Company card')];
  const input = transferInput({ today });
  for (const day of daysOf(today)) {
    const id = idOf(viewer, day);
    if (await findTransfer(viewer, id)) continue;
    const accounts = { from: `card:GBP:${from}`, to: `card:GBP:${to}` };
    await addTransfer(viewer, input.parse({ id, kind: 'top_up', ...accounts, day, amount: `${demoTopUpAmount}.00` }));
  }
}
