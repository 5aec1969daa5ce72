import { checkBalance, leaveOutRepeats } from './balance';
import { readCamt } from './camt/read-camt';
import { decodeStatement } from './decode';
import type { Place } from './element';
import { readOfx } from './ofx/read-ofx';
import type { AccountMovements, Movement, ReadOptions, Statement } from './statement';

/**
 * Reads a bank statement in OFX 1, OFX 2 or CAMT.053. Throws a Refusal when the file is cut off, is
 * another kind of file, or does not say what its amounts are.
 */
export function readStatement(content: Uint8Array, options: ReadOptions): Statement {
  const { text, encoding } = decodeStatement(content);
  const format = /<(?:\?OFX|OFX|BANKTRANLIST|STMTTRN)\b|OFXHEADER/i.test(text) ? 'OFX' : 'CAMT.053';
  const parts = format === 'OFX' ? readOfx(text, options) : readCamt(text);
  const accounts = byAccount(parts).map((account) => leaveOutRepeats(account, format === 'OFX' ? 'leave out' : 'keep'));
  const checked = accounts.map(checkBalance);
  return {
    format,
    encoding,
    accounts: checked.map(({ account }) => account),
    movements: inOrder(accounts.flatMap(({ movements }) => movements)),
    leftOut: inOrder(accounts.flatMap(({ leftOut }) => leftOut)),
    refused: inOrder(accounts.flatMap(({ refused }) => refused)),
    notices: shortened([...new Set([...checked.flatMap(({ notices }) => notices), ...namelessAccount(accounts)])]),
    unsure: oneOfEachSign(accounts.filter(({ isUnsure }) => isUnsure).flatMap(({ movements }) => movements)),
  };
}

function oneOfEachSign(movements: readonly Movement[]): readonly Movement[] {
  const found = [movements.find(({ money }) => money.minor < 0n), movements.find(({ money }) => money.minor > 0n)];
  return found.filter((movement) => movement !== undefined);
}

const mostNotices = 20;

/** Keeps the notices of a file with thousands of accounts readable. */
const shortened = (notices: readonly string[]): readonly string[] =>
  notices.length <= mostNotices
    ? notices
    : [
        ...notices.slice(0, mostNotices),
        `${notices.length - mostNotices} more notices about the accounts of the file.`,
      ];

const namelessAccount = (accounts: readonly AccountMovements[]): readonly string[] =>
  accounts.some(({ account }) => account === null) ? ['The file does not name the account of every movement.'] : [];

/**
 * Joins the statements of a file that are about the same account. Statements with a gap between their balances stay
 * apart, so that each is checked on its own.
 */
function byAccount(parts: readonly AccountMovements[]): AccountMovements[] {
  const accounts = new Map<string, AccountMovements[]>();
  for (const part of parts) {
    const key = JSON.stringify([part.account, part.currency]);
    const before = accounts.get(key) ?? [];
    accounts.set(key, before);
    const earlier = before.at(-1);
    if (!earlier) before.push(part);
    else if (hasGap(earlier, part)) before.push({ ...part, notices: [...part.notices, gapNotice(part)] });
    else before[before.length - 1] = join(earlier, part);
  }
  return [...accounts.values()].flat();
}

const hasGap = ({ closing }: AccountMovements, { opening }: AccountMovements): boolean =>
  closing !== null && opening !== null && closing.minor !== opening.minor;

const gapNotice = ({ account }: AccountMovements): string =>
  `The file has several statements of ${account ?? 'the account'}, and one does not begin where the one before ends. ` +
  'A statement between them is missing.';

const join = (one: AccountMovements, other: AccountMovements): AccountMovements => ({
  ...one,
  closing: other.closing,
  movements: [...one.movements, ...other.movements],
  leftOut: [...one.leftOut, ...other.leftOut],
  refused: [...one.refused, ...other.refused],
  notices: [...one.notices, ...other.notices],
  isUnsure: one.isUnsure || other.isUnsure,
});

const inOrder = <Item extends { readonly place: Place }>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((one, other) => one.place.position - other.place.position);
