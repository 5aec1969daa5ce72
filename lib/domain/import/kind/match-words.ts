import { isCurrency } from '@/lib/domain/currency';
import { foldTitle, splitList } from '../titles/fold';
import { meansOfPayment, neutralWords, providers } from './neutral-words';
import { phrases, refundWords, type WordKind } from './words';

/** A phrase that tells what a row is. `isSure` is false when only the rest of the text tells that it is no name. */
export type FoundPhrase = { readonly kind: WordKind; readonly words: string };

type Phrase = FoundPhrase & { readonly isSure: boolean };

const digraphs: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** The folded spellings of a text: “gebühr” is written “gebuhr” and “gebuehr” by banks without umlauts. */
const spellings = (text: string): readonly string[] => [
  ...new Set([
    foldTitle(text),
    foldTitle(text.toLowerCase().replace(/[äöüøå]/g, (letter) => digraphs[letter] ?? letter)),
  ]),
];
const foldedList = (list: string): readonly string[] => splitList(list).flatMap(spellings);

const all: readonly Phrase[] = (Object.keys(phrases) as WordKind[]).flatMap((kind) => [
  ...foldedList(phrases[kind].sure).map((words) => ({ kind, words, isSure: true })),
  ...foldedList(phrases[kind].alone).map((words) => ({ kind, words, isSure: false })),
]);
const byFirstWord: ReadonlyMap<string, readonly Phrase[]> = Map.groupBy(all, ({ words }) => words.split(' ')[0] ?? '');
const neutral = new Set(foldedList(neutralWords));
const providerWords = new Set(foldedList(providers));
const meansWords = new Set(foldedList(meansOfPayment));
/** Words that a phrase of a kind may have beside it, and that are names beside others. */
const besides: Readonly<Partial<Record<WordKind, ReadonlySet<string>>>> = { fee: providerWords, 'top-up': meansWords };
const refunds = foldedList(refundWords);

/**
 * Returns the phrases of a text that tell what its row is, longest first. A phrase counts between whole words only. One
 * that is also a part of names counts only when no other word of the text can be a name.
 */
export function phrasesIn(text: string): readonly FoundPhrase[] {
  const folded = foldTitle(text);
  const words = folded.split(' ');
  const found = words.flatMap((word, at) => {
    const rest = `${words.slice(at).join(' ')} `;
    return (byFirstWord.get(word) ?? []).filter((phrase) => rest.startsWith(`${phrase.words} `));
  });
  return found
    .filter(({ isSure, kind, words: phrase }) => isSure || namesNobody(without(folded, phrase), besides[kind]))
    .sort((one, other) => other.words.length - one.words.length);
}

/** Returns the folded text without the first occurrence of a phrase. */
export function without(folded: string, phrase: string): string {
  const at = ` ${folded} `.indexOf(` ${phrase} `);
  return at < 0 ? folded : `${folded.slice(0, at)} ${folded.slice(at + phrase.length)}`.replace(/ +/g, ' ').trim();
}

/** Whether a folded text has only words that banks add, so that it names no merchant. */
export const namesNobody = (folded: string, beside?: ReadonlySet<string>): boolean =>
  folded
    .split(' ')
    .filter((word) => word !== '')
    .every((word) => isNeutral(word) || beside?.has(word) === true);

const isNeutral = (word: string): boolean =>
  neutral.has(word) || /\d/.test(word) || /^[x*]+$/.test(word) || (word.length === 3 && isCurrency(word.toUpperCase()));

/** How banks shorten words, write two as one, or name a wallet. */
const shortened: readonly (readonly [RegExp, string])[] = [
  [/\b(?:rec'?d|rcvd|recvd|recv)\b/gi, 'received'],
  [/\b(?:pymt|pmt|paymt|pymnt)\b/gi, 'payment'],
  [/\bthankyou\b/gi, 'thank you'],
  [/\bpaymentreceived/gi, 'payment received '],
  [/\b(?:apple|google|samsung) ?pay\b/gi, 'wallet'],
];

/** Returns the text with the whole words for what banks shorten: "PYMT RECD" is "payment received". */
export const written = (text: string): string =>
  shortened.reduce((longer, [short, whole]) => longer.replace(short, whole), text);

/** Whether the text tells that money came back. */
export function tellsRefund(text: string): boolean {
  const folded = ` ${foldTitle(text)} `;
  return refunds.some((words) => folded.includes(` ${words} `));
}

/** Whether the text names a bank, so that its remarks are those of the account’s bank and of no merchant. */
export function namesBank(text: string): boolean {
  const folded = foldTitle(text);
  return (
    /\b(?:bank|banque|banca|banco|banking|sparkasse|kasse|caisse|building society|credit union)\b|\w{3}bank\b/.test(
      folded,
    ) ||
    (folded !== '' && folded.split(' ').every((word) => providerWords.has(word) || neutral.has(word)))
  );
}
