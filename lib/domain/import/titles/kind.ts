import { type Direction, directionOf, directionsIn } from './direction';
import { foldTitle, splitList } from './fold';
import { type Wording, wordingOf } from './wording';

/** Kinds of payment that tell the direction in books of account, and nothing in the text of a row. */
const kinds: Readonly<Record<Direction, string>> = {
  in: `receipt, receipts, customer receipt, sales receipt, bank receipt, cash receipt, client receipt, receipt from customer,
    customer payment, client payment, payment received, payment from customer, receive money, money received,
    receive payment, bank deposit, cash deposit, customer refund received, supplier refund,
    supplier credit, vendor credit, supplier credit note, purchase credit note, vendor credit memo, other income, sales income, zahlungseingang, encaissement client, cobro, cobros,
    incasso cliente`,
  out: `bill, supplier bill, vendor bill, supplier invoice, purchase invoice, vendor invoice, eingangsrechnung,
    facture fournisseur, fattura passiva, inkoopfactuur, bill payment, bill pmt, bill pmt check, bill payment check, bill payment cheque, bill payment credit card, supplier payment,
    vendor payment, payment to supplier, bank payment, spend money, money sent, money spent,
    charge, charges, card charge, credit card charge, payment sent, cash withdrawal, bank withdrawal, cash purchase, card purchase, customer refund, refund to customer,
    zahlungsausgang, décaissement, pago a proveedor, pago a proveedores, pagamento fornitore`,
};
const known: ReadonlyMap<string, Direction> = new Map(
  (['in', 'out'] as const).flatMap((direction) =>
    splitList(kinds[direction]).map((word) => [foldTitle(word), direction] as const),
  ),
);

/** Words that go either way: a card is paid, or the company pays; the company sells, or buys by card. */
const bare =
  /^(?:payments?|pmt|pymt|sales?|zahlung(?:en)?|verkauf|paiements?|ventes?|pagos?|ventas?|pagament[io]|vendit[ae]|betaling(?:en)?|verkoop)$/;
/** What a card statement calls a purchase. */
const charge = /^(?:card |credit card )?charges?$/;
const sale = /^(?:sales?|verkauf|ventes?|ventas?|vendit[ae]|verkoop)$/;

/**
 * Returns the direction that a kind of payment tells by itself; null for “Payment”, “Sale”, “Transfer” and anything
 * else that goes either way.
 */
export function directionOfKind(text: string): Direction | null {
  const folded = foldTitle(text);
  if (bare.test(folded)) return null;
  const direction = known.get(folded) ?? directionOf(text);
  if (direction) return direction;
  const wording = wordingOf(text);
  return wording && wording.kind !== 'payment' ? wording.direction : null;
}

const method =
  /\b(?:method|card type|payment type|means)\b|zahlungsart|(?:moyen|mode) de paiement|(?:forma|metodo) de pago|maksutapa|betalingsmate|支払方法/;

/** Whether a title asks how something was paid: “Credit” and “Debit” are cards there. */
export const asksForMethod = (title: string): boolean => method.test(foldTitle(title));

/** Returns what a kind of payment tells that only means something in its own column, such as “Receipt” or “Credit”. */
export function wordingOfKind(text: string): Wording | null {
  const direction = directionOfKind(text);
  if (direction === null) return null;
  // It weighs as little as a fee or a refund, so one word does not turn a file round.
  const kind = direction === 'out' ? 'fee' : isReceipt(text) ? 'income' : 'refund';
  return { direction, kind, phrase: foldTitle(text) };
}

/**
 * Returns what the words of a column mean that tells the kind of payment or the direction. Beside receipts, “Payment”
 * is money out. Beside purchases, it can be the payment of the card, so it means nothing there.
 */
export function directionWordsIn(cells: readonly string[]): ReadonlyMap<string, Direction> {
  const written = [...new Set(cells.map((cell) => cell.trim()))].filter((word) => word !== '');
  const letters = directionsIn(cells);
  const found = new Map(
    written.flatMap((word) => {
      const direction = letters.get(word) ?? directionOfKind(word);
      return direction ? [[word, direction] as const] : [];
    }),
  );
  const payments = written.filter((word) => bare.test(foldTitle(word)));
  const others = written.filter((word) => !payments.includes(word));
  const isIn = others.some(isReceipt) || (others.length > 0 && others.every((word) => found.get(word) === 'in'));
  if (!isIn || payments.some(isSale) || others.some(isPurchase)) return found;
  return new Map([...found, ...payments.map((word) => [word, 'out'] as const)]);
}

const isReceipt = (word: string): boolean =>
  known.get(foldTitle(word)) === 'in' || /^(?:deposit|income|money in|paid in)s?$/.test(foldTitle(word));
const isSale = (word: string): boolean => sale.test(foldTitle(word));
const isPurchase = (word: string): boolean =>
  !isSale(word) && (wordingOf(word)?.kind === 'purchase' || charge.test(foldTitle(word)));

/**
 * Whether a column tells the direction of amounts that have no sign: most cells tell it, and both directions occur. So
 * does a column with “Payment” beside “Purchase” or “Sale”: they are opposite, and which is money out is unknown.
 */
export function tellsDirections(cells: readonly string[]): boolean {
  const found = directionWordsIn(cells);
  const told = cells.filter((cell) => found.has(cell.trim())).length;
  if (told * 2 > cells.length && new Set(found.values()).size === 2) return true;
  const written = [...new Set(cells)];
  const open = written.filter((word) => bare.test(foldTitle(word)));
  const isOpposed = open.some(isSale) && !open.every(isSale);
  return isOpposed || (open.length > 0 && written.some((word) => isPurchase(word) && !open.includes(word)));
}
