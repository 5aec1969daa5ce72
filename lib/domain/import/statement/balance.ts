import { toDecimal, total } from '@/lib/domain/money';
import type { AccountMovements, Movement, StatementLine } from './statement';

/**
 * Finds the movements that the bank wrote twice: the same id and the same content. If the balances fit with the repeats,
 * they are real, and are kept. If the balances fit without them, they are left out. When nothing can be proved, `unproven`
 * decides; but an id that the bank also uses for other contents proves nothing, so its repeats are kept with a notice.
 */
export function leaveOutRepeats(account: AccountMovements, unproven: 'keep' | 'leave out'): AccountMovements {
  const repeats = repeatsIn(account.movements);
  if (repeats.size === 0 || isBalanced(account, account.movements) === true) return account;
  const ofOwnId = new Map([...repeats].filter(([, { isReusedId }]) => !isReusedId));
  const without = (some: ReadonlyMap<Movement, Repeat>) => account.movements.filter((movement) => !some.has(movement));
  const proven = [repeats, ofOwnId].find((some) => some.size > 0 && isBalanced(account, without(some)) === true);
  const dropped = proven ?? (unproven === 'leave out' ? ofOwnId : new Map<Movement, Repeat>());
  const doubtful = new Map([...repeats].filter(([movement]) => !dropped.has(movement)));
  const leftOut = [...dropped.keys()].map(
    (movement): StatementLine => ({
      place: movement.place,
      what: describe(movement),
      reason: 'It has the same id and the same content as an earlier movement of the file.',
    }),
  );
  return {
    ...account,
    movements: without(dropped).map((movement) =>
      doubtful.has(movement) ? { ...movement, remarks: [...movement.remarks, twice] } : movement,
    ),
    leftOut: [...account.leftOut, ...leftOut],
    notices: [...account.notices, ...[...doubtful].map(([movement, { earlier }]) => repeatNotice(movement, earlier))],
  };
}

const twice = 'An earlier movement has the same id, day, amount and text. Check that it happened twice.';

function repeatNotice(movement: Movement, earlier: Movement): string {
  const lines = [earlier.place.line, movement.place.line];
  const where = lines[0] === lines[1] ? '' : `, in lines ${lines.join(' and ')}`;
  return `“${describe(movement)}” is in the file twice with the same id${where}. Check that it happened twice.`;
}

type Repeat = {
  readonly earlier: Movement;
  /** Whether the bank uses the id for other contents too. */
  readonly isReusedId: boolean;
};

function repeatsIn(movements: readonly Movement[]): ReadonlyMap<Movement, Repeat> {
  const contents = new Map<string, Map<string, Movement>>();
  const repeats = new Map<Movement, Movement>();
  for (const movement of movements) {
    if (movement.reference === null) continue;
    const found = contents.get(movement.reference) ?? new Map<string, Movement>();
    contents.set(movement.reference, found);
    const earlier = found.get(content(movement));
    if (earlier) repeats.set(movement, earlier);
    else found.set(content(movement), movement);
  }
  const isReusedId = ({ reference }: Movement) => (contents.get(reference ?? '')?.size ?? 0) > 1;
  return new Map(
    [...repeats].map(([movement, earlier]) => [movement, { earlier, isReusedId: isReusedId(movement) }] as const),
  );
}

const content = ({ day, text, money, note }: Movement): string =>
  JSON.stringify([day, text, money.minor.toString(), money.currency, note]);

/** Whether opening plus movements is closing, to the minor unit; null when a balance is missing. */
export function isBalanced(
  { opening, closing, currency }: AccountMovements,
  movements: readonly Movement[],
): boolean | null {
  if (!opening || !closing) return null;
  return total([opening, ...movements.map(({ money }) => money)], currency).minor === closing.minor;
}

/** Describes a movement in one line, as "2026-11-04 Sign Shop -40.00". */
export const describe = ({ day, text, money }: Pick<Movement, 'day' | 'text' | 'money'>): string =>
  [day, text, toDecimal(money)].filter((part) => part !== null).join(' ');
