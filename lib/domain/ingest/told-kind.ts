import { isSameNumber, type OwnAccount } from '@/lib/domain/import/kind/own-account';
import { ordinaryKind, type RowKind, type RowKindName } from '@/lib/domain/import/kind/row-kind';
import { byPhrase, transferTo, unknownOther } from '@/lib/domain/import/kind/transfer-kind';
import { cardOf, type IngestCard } from './card';
import { directionOf, type IngestType, type Moved } from './movement';

type Known = {
  readonly own: OwnAccount | null;
  readonly accounts: readonly OwnAccount[];
  readonly cards: readonly IngestCard[];
  readonly fundingAccount: string | null;
};

const expenseKinds: Readonly<Partial<Record<IngestType, RowKindName>>> = {
  payment: 'payment',
  refund: 'refund',
  fee: 'fee',
  interest: 'interest',
  reward: 'reward',
  chargeback: 'chargeback',
  chargeback_lost: 'chargeback lost',
};

/**
 * Returns the kind that the source tells, and with whom a transfer is. Empty without a type: then the words and the accounts
 * tell it. A transfer with an account that cannot be told asks, so that it is refused.
 */
export function toldKind(movement: Moved, known: Known): { readonly told?: RowKind } {
  const { type } = movement;
  if (type === undefined) return {};
  const direction = directionOf(movement);
  const is = expenseKinds[type];
  if (is) return { told: { ...ordinaryKind(direction), is, isDecided: true } };
  return { told: transferKind(movement, type, known) };
}

function transferKind(movement: Moved, type: IngestType, { own, accounts, cards, fundingAccount }: Known): RowKind {
  const { currency } = movement.amount;
  const direction = directionOf(movement);
  const asks = (why: string): RowKind => ({ ...ordinaryKind(direction), is: 'transfer', why, asks: true });
  if (own === null) return asks(`The card has no account in ${currency} in Outlay.`);
  const row = { direction, currency, own };
  const named = movement.otherAccount;
  if (named?.number !== undefined) {
    const { number } = named;
    const found = accounts.filter((one) => one.key !== own.key && one.numbers.some((its) => isSameNumber(its, number)));
    const account = found.find((one) => one.currency === currency) ?? found[0];
    if (account) return transferTo(row, account, 'The source names its number.');
    return asks(`No account of the company has the number that ends with ${number.slice(-4)}.`);
  }
  if (named?.card !== undefined) {
    const card = cardOf(named.card, cards);
    if (!card.ok) return asks(card.reason);
    const ofCard = accounts.filter((one) => one.key !== own.key && one.cardId === card.id);
    const account = ofCard.find((one) => one.currency === currency) ?? ofCard[0];
    return account ? transferTo(row, account, 'The source names the card.') : asks('Both sides are the same card.');
  }
  const funding = accounts.find(({ key }) => key === fundingAccount && key !== own.key);
  if (funding && (type === 'top_up' || type === 'withdrawal'))
    return transferTo(row, funding, 'It is the account that top-ups come from.');
  const text = { ...row, payee: '', note: '', kinds: [], bankKind: null, wording: null, otherNumber: null };
  const names = { accounts, companyName: '' };
  const kind =
    type === 'cash_withdrawal'
      ? byPhrase(text, { kind: 'cash withdrawal', words: '' }, names)
      : unknownOther(text, names, 'It is a transfer.');
  return kind.asks ? asks(missingOther[type] ?? missingTransfer) : kind;
}

const missingTransfer = 'The other account of the transfer is not known. Send it in `otherAccount`.';
const missingOther: Readonly<Partial<Record<IngestType, string>>> = {
  top_up:
    'The account that the top-up came from is not known. Send it in `otherAccount`, or choose the account in Outlay, under Settings, API.',
  withdrawal:
    'The account that received the money is not known. Send it in `otherAccount`, or choose the account in Outlay, under Settings, API.',
  cash_withdrawal:
    'The company has no cash account, or several. Send it in `otherAccount`, or add one in Outlay, under Mapping.',
};
