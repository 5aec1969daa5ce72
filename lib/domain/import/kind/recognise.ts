import { shorten } from '@/lib/domain/text';
import { foldTitle } from '../titles/fold';
import { isOwnTransfer } from '../titles/own-transfer';
import { wordingOf } from '../titles/wording';
import { type FoundPhrase, namesBank, namesNobody, phrasesIn, tellsRefund, without, written } from './match-words';
import { accountNamedIn, accountsNumberedIn, isSameNumber, type NamedAccount, type OwnAccount } from './own-account';
import { ordinaryKind, type RowDirection, type RowKind } from './row-kind';
import type { OwnNames, RowText } from './row-text';
import { asking, byPhrase, transferTo, unknownOther } from './transfer-kind';
import type { WordKind } from './words';

const directions: Readonly<Record<WordKind, RowDirection | 'both'>> = {
  fee: 'both',
  interest: 'both',
  reward: 'in',
  chargeback: 'both',
  'chargeback lost': 'out',
  'cash withdrawal': 'out',
  'cash deposit': 'in',
  'card paid': 'in',
  'card payment': 'out',
  'top-up': 'both',
  'own transfer': 'both',
};
/** What the bank’s own column can tell. “Card payment” in it is a purchase, and “Top-up” also money of a customer. */
const inKindColumn: ReadonlySet<WordKind> = new Set([
  'fee',
  'interest',
  'reward',
  'chargeback',
  'cash withdrawal',
  'cash deposit',
  'own transfer',
]);

/** Returns what a row becomes by its words, its account numbers and the names of the company’s accounts. */
export function recognise(row: RowText, names: OwnNames): RowKind {
  const kind = kindOf(row, names);
  const payee = written(row.payee);
  if (payee === row.payee || (kind.why !== null && !kind.asks)) return kind;
  // A shortened word that tells nothing may tell it when it is written out. A merchant may be called so.
  const other = kindOf({ ...row, payee }, names);
  return other.why === null ? kind : other;
}

function kindOf(row: RowText, names: OwnNames): RowKind {
  const found = phraseOf(row);
  const spent = found && expenseKindOf(found, row);
  if (spent) return spent;
  const named = namedAccountOf(row, names.accounts);
  if (named) return transferTo(row, named.account, named.why, !named.isSure);
  if (found && isTransferKind(found.kind)) return byPhrase(row, found, names);
  if (isCompany(row.payee, names.companyName)) return unknownOther(row, names, 'The payee is your own company.');
  return row.direction === 'in' ? moneyInOf(row, names) : ordinaryKind('out');
}

function phraseOf({ direction, payee, note, kinds, bankKind }: RowText): FoundPhrase | null {
  const fits = ({ kind }: FoundPhrase) => directions[kind] === 'both' || directions[kind] === direction;
  const [own] = phrasesIn(payee).filter(fits);
  if (own) return own;
  const [ofKind] = kinds.flatMap((cell) =>
    phrasesIn(cell).filter((phrase) => fits(phrase) && inKindColumn.has(phrase.kind)),
  );
  if (ofKind) return ofKind;
  const [noted] = namesBank(payee) || namesNobody(foldTitle(payee)) ? phrasesIn(note).filter(fits) : [];
  if (noted) return noted;
  const owned = [payee, ...kinds].find(isOwnTransfer);
  if (owned !== undefined) return { kind: 'own transfer', words: shorten(owned, 60) };
  if (bankKind === null) return null;
  const kind = bankKind === 'cash' ? (direction === 'out' ? 'cash withdrawal' : 'cash deposit') : bankKind;
  return { kind, words: '' };
}

const lostWords =
  /\b(?:reversal|reversed|reverse|lost|rejected|declined|storno|ruckgangig|abgelehnt|annulation|rejetee|afgewezen|teruggedraaid|anulacion|rechazado|annullamento|respinta)\b/;

/** Returns the kind of a row that is an expense; null when the phrase tells a transfer. */
function expenseKindOf({ kind, words }: FoundPhrase, row: RowText): RowKind | null {
  const { direction, payee } = row;
  const kindOf = (is: RowKind['is'], what: string, asks = false): RowKind => ({
    ...ordinaryKind(direction),
    is,
    why: `${because(words)}${what}`,
    asks,
  });
  switch (kind) {
    case 'fee':
      return direction === 'out' ? kindOf('fee', 'a fee of the bank.') : kindOf('fee', 'a fee that the bank returned.');
    case 'interest':
      return direction === 'out'
        ? kindOf('interest', 'interest that the bank charged.')
        : kindOf('interest', 'interest that the account earned.');
    case 'reward':
      return kindOf('reward', 'cashback.');
    case 'chargeback lost':
      return kindOf('chargeback lost', 'a chargeback that the bank took back, so the purchase counts again.');
    case 'chargeback':
      if (direction === 'in') return kindOf('chargeback', 'a disputed payment that came back.');
      if (lostWords.test(foldTitle(payee)))
        return kindOf('chargeback lost', 'a chargeback that the bank took back, so the purchase counts again.');
      return namesNobody(without(foldTitle(payee), words))
        ? kindOf('payment', 'a chargeback, but the money went out. Choose what it is.', true)
        : null;
    default:
      return null;
  }
}

const because = (words: string): string => (words === '' ? 'The bank calls it ' : `“${words}” says that it is `);

const isTransferKind = (kind: WordKind): boolean =>
  ['cash withdrawal', 'cash deposit', 'card paid', 'card payment', 'top-up', 'own transfer'].includes(kind);

/** Returns the own account that the row names as its other side, with the reason. */
function namedAccountOf(
  { payee, note, otherNumber, own }: RowText,
  accounts: readonly OwnAccount[],
): (NamedAccount & { readonly why: string }) | null {
  const others = accounts.filter(({ key }) => key !== own?.key);
  const byNumber =
    otherNumber === null
      ? []
      : others.filter(({ numbers }) => numbers.some((number) => isSameNumber(number, otherNumber)));
  const numbered = byNumber.length > 0 ? byNumber : accountsNumberedIn(`${payee}\n${note}`, others);
  const [first, ...more] = numbered;
  if (first && more.every(({ cardId, bankRef }) => cardId === first.cardId && bankRef === first.bankRef)) {
    const account = numbered.find(({ currency }) => currency === own?.currency) ?? first;
    return { account, isSure: true, why: `It names the number of your account ${account.name}.` };
  }
  const named = accountNamedIn(payee, others) ?? (namesNobody(foldTitle(payee)) ? accountNamedIn(note, others) : null);
  return named && { ...named, why: `It names your account ${named.account.name}.` };
}

/** Money in that the longer list of banks’ wordings tells: a payment to the card, or income. Both are no refund. */
function moneyInOf(row: RowText, names: OwnNames): RowKind {
  const wording = wordingOf(row.payee) ?? row.wording;
  if (tellsRefund(row.payee) || wording === null) return ordinaryKind('in');
  if (wording.kind === 'payment') {
    const why = `“${wording.phrase}” says that it is the payment of the card’s balance.`;
    if (namesNobody(without(foldTitle(row.payee), wording.phrase))) return unknownOther(row, names, why, 'card paid');
    return asking(row, `“${wording.phrase}” may be the payment of the card’s balance. Choose what it is.`);
  }
  if (wording.kind !== 'income') return ordinaryKind('in');
  return {
    ...ordinaryKind('in'),
    why: `“${wording.phrase}” looks like income, not a refund. Choose what it is, or leave it out.`,
    asks: true,
  };
}

const legalForms = /\b(?:ltd|limited|llc|llp|inc|plc|gmbh|ag|kg|ug|bv|nv|sas|sarl|sa|srl|spa|sl|ab|as|aps|oy)\b/g;
const company = (name: string): string =>
  foldTitle(name.replaceAll('&', ' and ')).replace(legalForms, '').replace(/ +/g, ' ').trim();

const loadWords =
  /\b(?:top up|topup|card load|load|loaded|aufladung|recharge|rechargement|opwaardering|recarga|ricarica)\b/g;

/** Whether the payee is the company itself, perhaps with words that banks add, so that the money stayed with it. */
function isCompany(payee: string, companyName: string): boolean {
  const [own, text] = [company(companyName), company(payee)];
  if (own.length < 4 || !` ${text} `.includes(` ${own} `)) return false;
  return namesNobody(without(text, own).replace(loadWords, ' ').replace(/ +/g, ' ').trim());
}

/** The words of a payee without numbers, by which a decision of a person is found again. */
export function wordsOf(payee: string): string {
  const folded = foldTitle(payee);
  const words = folded
    .split(' ')
    .filter((word) => !/\d/.test(word) || (/^\d{4}$/.test(word) && !/^(?:19|20)/.test(word)));
  return shorten(words.length > 0 ? words.join(' ') : folded, 120);
}
