import { total } from '@/lib/domain/money';
import { isQif, isSwift } from '../source/text-format';
import { leaveOutRepeats } from './balance';
import { readCamt } from './camt/read-camt';
import { checkBalance } from './check-balance';
import { decodeStatement } from './decode';
import { decodePlain } from './decode-plain';
import type { Place } from './element';
import type { StatementFormat } from './formats';
import { gapNotices } from './gaps';
import { readMt940 } from './mt940/read-mt940';
import { readOfx } from './ofx/read-ofx';
import { leaveOutOverlaps } from './overlap';
import { readQif } from './qif/read-qif';
import { runsOf } from './runs';
import { spanOf } from './span';
import type { AccountMovements, Movement, ReadOptions, Run, Statement, StatementAccount } from './statement';

/**
 * Reads a bank statement in OFX 1, OFX 2, CAMT.053, MT940 or QIF. Throws a Refusal when the file is cut off, is
 * another kind of file, or does not say what its amounts are.
 */
export function readStatement(content: Uint8Array, options: ReadOptions): Statement {
  const { parts, ...read } = readParts(content, options);
  const unproven = read.format === 'OFX' ? 'leave out' : 'keep';
  const runs = runsOf(parts).map((run): Run => ({ ...run, ...leaveOutRepeats(run, unproven) }));
  const accounts = new Set(parts.map(({ account, currency }) => JSON.stringify([account, currency])));
  const checked = runs.map((run) => checkBalance(run, parts.length > accounts.size));
  // The balances include what an overlapping statement has too.
  const once = leaveOutOverlaps(runs);
  const gaps = gapNotices(
    parts.map((part) => spanOf({ ...part, parts: [part] })),
    options.place?.locale,
  );
  return {
    ...read,
    accounts: checked.map(({ account }, index) =>
      read.format === 'QIF' ? withClosing(account, runs[index]) : account,
    ),
    spans: runs.map(spanOf),
    movements: inOrder(once.flatMap(({ movements }) => movements)),
    leftOut: inOrder(once.flatMap(({ leftOut }) => leftOut)),
    refused: inOrder(runs.flatMap(({ refused }) => refused)),
    notices: shortened([
      ...new Set([
        ...(isEmpty(runs) ? ['The file contains no movements.'] : []),
        ...checked.flatMap(({ notices }) => notices),
        ...gaps,
        ...namelessAccount(read.format, parts),
      ]),
    ]),
    unsure: oneOfEachSign(runs.filter(({ isUnsure }) => isUnsure).flatMap(({ movements }) => movements)),
  };
}

const isEmpty = (runs: readonly Run[]): boolean =>
  runs.every(({ movements, leftOut, refused }) => movements.length + leftOut.length + refused.length === 0);

type Parts = Pick<
  Statement,
  'format' | 'encoding' | 'encodingIsSure' | 'encodings' | 'order' | 'decimal' | 'questions'
> & {
  readonly parts: readonly AccountMovements[];
};

function readParts(content: Uint8Array, options: ReadOptions): Parts {
  const plain = decodePlain(content, options.encoding ?? null);
  const { text, ...encodings } = plain;
  const isoOrdered = { order: 'ymd', decimal: '.', questions: [] } as const;
  if (isSwift(text)) return { format: 'MT940', ...encodings, ...isoOrdered, parts: readMt940(text) };
  if (isQif(text)) {
    const { accounts, ...read } = readQif(text, options);
    return { format: 'QIF', ...encodings, ...read, parts: accounts };
  }
  const decoded = decodeStatement(content);
  const certain = { encoding: decoded.encoding, encodingIsSure: true, encodings: [], ...isoOrdered };
  return /<(?:\?OFX|OFX|BANKTRANLIST|STMTTRN)\b|OFXHEADER/i.test(decoded.text)
    ? { format: 'OFX', ...certain, parts: readOfx(decoded.text, options) }
    : { format: 'CAMT.053', ...certain, parts: readCamt(decoded.text) };
}

/** QIF states no closing balance, so it is calculated. It proves nothing. */
function withClosing(account: StatementAccount, run: Run | undefined): StatementAccount {
  const { opening, currency } = account;
  if (!opening || !run) return account;
  return { ...account, closing: total([opening, ...run.movements.map(({ money }) => money)], currency) };
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

/** QIF rarely names an account, and never its number. */
const namelessAccount = (format: StatementFormat, parts: readonly AccountMovements[]): readonly string[] =>
  format !== 'QIF' && parts.some(({ account }) => account === null)
    ? ['The file does not name the account of every movement.']
    : [];

const inOrder = <Item extends { readonly place: Place }>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((one, other) => one.place.position - other.place.position);
