import { type Money, toDecimal } from '@/lib/domain/money';
import { describe } from '../balance';
import { isBalanceRow, isOpeningRow } from '../balance-row';
import { type Marks, readOfxAmount } from '../decimal';
import { all, around, at, below, type Element, textAt } from '../element';
import type { AccountMovements, Movement, Period, StatementLine } from '../statement';
import { readOfxDay } from './day';
import { damageOf, movementOf, type OfxRecord, readRecord } from './movement';
import { correctSigns, type SpendingSign } from './signs';
import { leaves, lists, records } from './tags';

type Given = {
  readonly currency: string;
  readonly account: string | null;
  readonly marks: Marks;
  readonly spending: SpendingSign | null;
};

/** Reads the movements and balances of one account. */
export function readAccount(
  statement: Element,
  elements: readonly Element[],
  { currency, account, marks, spending }: Given,
): AccountMovements {
  const movements: Movement[] = [];
  const leftOut: StatementLine[] = [...investments(statement)];
  const refused: StatementLine[] = [...orphans(statement)];
  const found = elements.map((element) => readRecord(element, currency, marks));
  const signs = correctSigns(found.filter(isBooked), spending);
  const corrected = new Map(signs.records.map((record) => [record.element, record]));
  const corrections = new Set(found.flatMap(({ correction }) => (correction ? [correction.of] : [])));
  let opening: Money | null = null;
  for (const record of found.map((original) => corrected.get(original.element) ?? original)) {
    const line = { place: record.place, what: what(record) };
    const movement = movementOf(record, { account, currency });
    const state = stateOf(record);
    const damage = damageOf(record);
    if (damage) refused.push({ ...line, reason: damage });
    else if (state) leftOut.push({ ...line, reason: state });
    else if (isBalance(record)) {
      if (
        opening === null &&
        movements.length === 0 &&
        isOpeningRow(record.text) &&
        record.amount.ok &&
        record.amount.money.currency === currency
      )
        opening = record.amount.money;
      leftOut.push({ ...line, reason: 'It is a balance, not a movement.' });
    } else if (record.correction?.action === 'DELETE')
      leftOut.push({ ...line, reason: `The bank deletes the movement ${record.correction.of}.` });
    else if (record.reference !== null && corrections.has(record.reference))
      leftOut.push({ ...line, reason: 'The bank corrects it further down in the file.' });
    else if (!around(record.element, lists)) refused.push({ ...line, reason: 'It is in no list of booked movements.' });
    else if ('reason' in movement) refused.push({ ...line, reason: movement.reason });
    else if (movement.money.minor === 0n) leftOut.push({ ...line, reason: 'It has no amount.' });
    else movements.push(withCorrection(movement, record));
  }
  const closing = closingOf(statement, currency, marks);
  return {
    account,
    currency,
    period: periodOf(statement),
    opening,
    closing,
    movements,
    leftOut,
    refused,
    notices: signs.notices,
    isUnsure: signs.isUnsure,
  };
}

const isBooked = (record: OfxRecord): boolean => stateOf(record) === null && !isBalance(record);

// Some banks repeat the text in the id.
const isBalance = ({ text, reference }: OfxRecord): boolean => isBalanceRow(text ?? reference, reference !== null);

/** Returns why a record is not booked; null when it is in a list of booked movements. */
function stateOf({ element, kind }: OfxRecord): string | null {
  if (element.name === 'STMTTRNP' || around(element, lists)?.name === 'BANKTRANLISTP')
    return 'It is pending. Import it when the bank has booked it.';
  return kind === 'HOLD' ? 'It is a hold, not a payment yet. Import it when the bank has booked it.' : null;
}

function withCorrection(movement: Movement, { correction }: OfxRecord): Movement {
  if (!correction) return movement;
  return { ...movement, remarks: [...movement.remarks, `It corrects the earlier movement ${correction.of}.`] };
}

function what({ text, day, amount, element }: OfxRecord): string {
  if (day && amount.ok) return describe({ day, text, money: amount.money });
  const parts = [textAt(element, 'DTPOSTED'), text, amount.ok ? toDecimal(amount.money) : textAt(element, 'TRNAMT')];
  return parts.filter((part) => part !== null).join(' ') || element.name;
}

/** Lists the purchases and sales of an investment account, which are no payments. */
const investments = (statement: Element): StatementLine[] =>
  [...below(statement, new Set(['INVTRANLIST']))].flatMap((list) =>
    list.children
      .filter(({ name, children }) => children.length > 0 && name !== 'INVBANKTRAN' && !records.has(name))
      .map(({ name, place }) => ({ place, what: name, reason: 'It is an investment, not a payment.' })),
  );

/** Lists what is left of movements without their opening tag: an amount that stands outside any record. */
const orphans = (statement: Element): StatementLine[] =>
  [statement, ...below(statement, lists)]
    .flatMap((list) => [...all(list, 'TRNAMT'), ...(lists.has(list.name) ? strays(list) : [])])
    .map(({ place, text }) => ({
      place,
      what: text.trim() || 'A record',
      reason: 'The record is damaged. Its opening tag is missing.',
    }));

/** Returns the leaf of each group of stray leaves that has no amount. */
const strays = (list: Element): Element[] =>
  all(list, 'TRNAMT').length > 0 ? [] : list.children.filter(({ name }) => name === 'FITID' && leaves.has(name));

/** Returns the days of the list of movements. */
function periodOf(statement: Element): Period {
  const [list] = below(statement, lists);
  const [from, until] = ['DTSTART', 'DTEND'].map((name) => readOfxDay(textAt(list, name)));
  return { line: statement.place.line, number: null, page: null, from: from ?? null, until: until ?? null };
}

function closingOf(statement: Element, currency: string, marks: Marks): Money | null {
  const [ledger] = below(statement, new Set(['LEDGERBAL']));
  const reading = readOfxAmount(at(ledger, 'BALAMT')?.text ?? '', currency, marks);
  return reading.ok ? reading.money : null;
}
