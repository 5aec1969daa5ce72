import { newId } from '@/lib/data/id';
import { addTransfer } from '@/lib/data/transfer/transfers';
import { addDays, dayAt } from '@/lib/domain/day';
import { transferInput } from '@/lib/domain/transfer/transfer-input';
import { SeededRandom } from '@/sandbox/engine/seeded-random';
import type { ExpectedTransfer } from '../checks/transfers-check';
import type { Company } from './company';

/** Records random transfers between the cards of the company. Returns the records that the books must contain. */
export async function recordTransfers(
  company: Company,
  count: number,
  seed: number,
): Promise<readonly ExpectedTransfer[]> {
  const { viewer, cards } = company;
  const { baseCurrency: currency } = viewer;
  const random = new SeededRandom(seed);
  const today = dayAt(new Date(), viewer.timeZone);
  const expected: ExpectedTransfer[] = [];
  for (let left = count; left > 0; left -= 1) {
    const from = random.integerBelow(cards.length);
    const to = (from + 1 + random.integerBelow(cards.length - 1)) % cards.length;
    const [source, target] = [cards[from], cards[to]];
    if (!source || !target) throw new Error(`${viewer.companyName} has too few cards`);
    // A few amounts recur, because a transfer that is sent twice would look like one of them.
    const totalMinor = BigInt(100 * (1 + random.integerBelow(20)));
    const day = addDays(today, -1 - random.integerBelow(5));
    const id = newId();
    await addTransfer(
      viewer,
      transferInput({ today }).parse({
        id,
        kind: 'between_accounts',
        from: `card:${currency}:${source.id}`,
        to: `card:${currency}:${target.id}`,
        day,
        amount: (Number(totalMinor) / 100).toFixed(2),
        note: '',
      }),
    );
    expected.push({ id, day, currency, totalMinor, fromRef: source.bankAccountRef, toRef: target.bankAccountRef });
  }
  return expected;
}
