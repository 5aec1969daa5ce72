import { splitList, titleKeys } from './fold';

/** Whether money left the company's account or card, or came back to it. */
export type Direction = 'out' | 'in';

/** Words that say the direction by themselves. */
const words: Readonly<Record<Direction, string>> = {
  out: `out, outgoing, debit, debits, dr, dbit, money out, paid out, payment out, withdrawal, withdraw, spend, spent,
    outflow, debited, expense, minus, -, outbound, debit transaction, paid, soll, ausgang, belastung, lastschrift,
    abgang, ausgabe, ausgaben, abbuchung, auszahlung, sortie, débit, dépense, sortant, décaissement, cargo, debe,
    salida, gasto, adeudo, débito, egreso, enviado, uscita, uscite, addebito, dare, saída, despesa, débitos, af,
    uitgaven, uitgave, debet, uit, afschrijving, ut, uttag, utgift, utgående, utbetalning, ud, udgift, udgående,
    utbetaling, belastet, hævet, otto, meno, menot, veloitus, tililtä, lähtevä, obciążenie, wychodzący, wychodzące,
    wydatek, wydatki, wypłata, winien, wn, odchozí, výdaj, výdej, debetní, na vrub, vrub, má dáti, odchádzajúca,
    výdavok, na ťarchu, debet (výdavok), terhelés, kimenő, kiadás, tartozik, debitare, plată, cheltuială, ieșire,
    debitas, išlaidos, debeto, debets, izdevumi, izejošs, deebet, väljaminek, väljuv, borç, gider, çıkış, giden,
    isplata, duguje, terećenje, χρέωση, χ, дебет, расход, списание, д, исходящий, 出金, 支出, 支出金额, 支, 支払, 付款, 借, 借方, dbt,
    deb`,
  in: `in, incoming, credit, credits, cr, crdt, money in, paid in, payment in, deposit, receive, received, inflow,
    credited, income, plus, +, inbound, credit transaction, refund, lodgement, haben, eingang, gutschrift, zugang,
    einnahme, einnahmen, einzahlung, entrée, crédit, recette, entrant, encaissement, remboursement, abono, haber,
    entrada, ingreso, crédito, recibido, entrata, entrate, accredito, avere, rimborso, receita, créditos, bij,
    inkomsten, inkomst, bijschrijving, insättning, inkomst in, ingående, inbetalning, ind, indtægt, indgående,
    indbetaling, inn, innbetaling, inngående, innskudd, godskrevet, indsat, pano, tulo, tulot, hyvitys, tilille,
    saapuva, uznanie, przychodzący, przychodzące, wpływ, wpływy, wpłata, ma, příchozí, příjem, kreditní, ve prospěch,
    prospěch, dal, kredit, prichádzajúca, príjem, v prospech, kredit (príjem), jóváírás, bejövő, bevétel, követel,
    creditare, încasare, venit, intrare, kreditas, pajamos, kredito, kredīts, ieņēmumi, ienākošs, kreedit, sissetulek,
    laekumine, alacak, gelir, giriş, gelen, uplata, potražuje, odobrenje, πίστωση, π, кредит, приход, поступление,
    зачисление, входящий, 入金, 収入, 收入, 收入金额, 收, 収, 收款, 贷, 貸方, crd, cre`,
};

/** A lone “+” or “-” folds to nothing. */
const keysOf = (word: string): readonly string[] =>
  /^[-+−–]$/.test(word) ? [word === '+' ? '+' : '-'] : titleKeys(word);

const directions: ReadonlyMap<string, Direction> = new Map(
  (['in', 'out'] as const).flatMap((direction) =>
    splitList(words[direction]).flatMap((word) => keysOf(word).map((key) => [key, direction] as const)),
  ),
);

/** Letters that say the direction only beside each other: every cell of the column must be one of the same pair. */
const pairs: readonly (readonly [out: string, incoming: string])[] = [
  ['d', 'c'],
  ['d', 'k'],
  ['d', 'h'],
  ['d', 'a'],
  ['s', 'h'],
  ['b', 'a'],
  ['t', 'j'],
  ['d', 'r'],
  ['o', 'i'],
];

/** Words beside directions that are neither: a transfer between two accounts of the company. */
const neither = new Set(
  splitList(
    `neutral, none, internal, own transfer, transfer, transfers, n/a, umbuchung, übertrag, virement interne, transfert,
    traspaso, giroconto, trasferimento, transferência interna, overboeking, överföring, overføring, overførsel,
    tilisiirto, przelew własny, transfer własny, převod, prevod, átvezetés, transfer intern, pervedimas, pārskaitījums,
    перевод, 振替, 转账`,
  ).flatMap(titleKeys),
);

/** Whether a column of directions also has words that are neither, such as “Transfer”. */
export const hasNeither = (cells: readonly string[]): boolean =>
  cells.some((cell) => titleKeys(cell.trim()).some((key) => neither.has(key)));

/** Returns the direction that a word says by itself, such as “Af”, “DEBIT”, “Eingang”, “-”; null for anything else. */
export function directionOf(text: string): Direction | null {
  const [key] = keysOf(text.trim());
  return (key && directions.get(key)) || null;
}

/**
 * Returns what each word of a column means, by the word as it is written; null when the column does not say the
 * direction. Every filled cell must say it, in words (“Af”, “Bij”) or in letters of one pair (“D”, “K”). A column with
 * one word only counts when its word says the direction by itself. A word such as “Neutral” has no direction.
 */
export function directionsOf(cells: readonly string[]): ReadonlyMap<string, Direction> | null {
  const written = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))];
  if (written.length === 0 || written.length > 6) return null;
  const telling = written.filter((word) => !titleKeys(word).some((key) => neither.has(key)));
  const byWord = telling.map((word) => [word, directionOf(word)] as const).filter(hasDirection);
  if (byWord.length > 0 && byWord.length === telling.length) return new Map(byWord);
  const letters = written.map((word) => word.toLowerCase());
  const pair = pairs.find((pair) => letters.every((letter) => pair.includes(letter)));
  if (!pair) return null;
  return new Map(written.map((word) => [word, word.toLowerCase() === pair[0] ? 'out' : 'in'] as const));
}

/**
 * Returns what the words of a column mean when its title says that it holds the direction: also when a few cells say
 * something else. Empty when most cells do.
 */
export function directionsIn(cells: readonly string[]): ReadonlyMap<string, Direction> {
  const all = directionsOf(cells);
  if (all) return all;
  const known = cells.filter((cell) => directionOf(cell) !== null);
  const letters = pairs.map((pair) => cells.filter((cell) => pair.includes(cell.trim().toLowerCase())));
  const [most] = [known, ...letters].sort((one, other) => other.length - one.length);
  const others = cells.filter((cell) => !isEmptyWord(cell)).length - (most?.length ?? 0);
  return (most && most.length >= others && directionsOf(most)) || new Map();
}

/** Whether a cell says that there is no direction: “N/A”, “?”, “Neutral”. */
const isEmptyWord = (cell: string): boolean =>
  directionOf(cell) === null && (!/[\p{L}\p{N}]/u.test(cell) || titleKeys(cell).some((key) => neither.has(key)));

/** Whether a word marks money in: some cards write “CR” beside it, and nothing beside purchases. */
export const isCreditMark = (word: string): boolean => /^cr(?:edit)?\.?$/i.test(word.trim());

const hasDirection = (entry: readonly [string, Direction | null]): entry is readonly [string, Direction] =>
  entry[1] !== null;
