import { unknownCause } from '@/lib/domain/causes/catalogue';
import { causeOf } from '@/lib/domain/causes/diagnose';
import type { MessageRow } from './message-row';

/** The cause that the catalogue finds for a line, compared with the cause that the line names. */
export type Outcome = {
  readonly row: MessageRow;
  readonly found: string;
  /** `unjudged`: a cause was found, and the file says that its author had none. */
  readonly verdict: 'recognised' | 'unjudged' | 'wrong' | 'unrecognised';
};

/**
 * The label of a message for which no cause is right. A cause found for it is wrong.
 * `none` says less: the author of the file knew no cause for the message. A cause found for it can only be judged by
 * reading it.
 */
const noCause = unknownCause.code;
const noLabel = 'none';

export function judge(row: MessageRow): Outcome {
  const found = causeOf(row.message).code;
  return { row, found, verdict: verdictOf(found, row.cause) };
}

function verdictOf(found: string, right: string | undefined): Outcome['verdict'] {
  if (found === noCause) return 'unrecognised';
  if (right === noLabel) return 'unjudged';
  return right === undefined || right === found ? 'recognised' : 'wrong';
}

/**
 * Returns the text of the report: the cause of each line, then the shares. Its last line is JSON. `recognised` counts
 * the lines with a cause that is not known to be wrong.
 */
export function createReport(outcomes: readonly Outcome[], milliseconds: number): string {
  const count = (...verdicts: readonly Outcome['verdict'][]) =>
    outcomes.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const total = outcomes.length;
  const recognised = count('recognised', 'unjudged');
  const wrong = count('wrong');
  const unjudged = count('unjudged');
  return [
    ...outcomes.map(line),
    '',
    `${recognised} of ${total} recognised (${percent(recognised / total)}), ${wrong} wrong (${percent(wrong / total)}).`,
    ...(unjudged > 0 ? [`${unjudged} of the recognised have the label “none”, so their cause was not judged.`] : []),
    `${milliseconds.toFixed(0)} ms.`,
    JSON.stringify({ total, recognised, wrong }),
  ].join('\n');
}

function line({ row, found, verdict }: Outcome): string {
  const notes = { wrong: ` (not ${row.cause})`, unjudged: ' (label: none)', recognised: '', unrecognised: '' };
  const message = row.message.replace(/\s+/g, ' ').slice(0, 120);
  return `${verdict === 'wrong' ? 'WRONG ' : ''}${row.package}: ${found}${notes[verdict]}: ${message}`;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
