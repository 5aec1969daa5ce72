import { comparableText } from '../comparable-text';
import type { PlanRow } from './file-plan';

/**
 * What banks print when the holder of a card pays its bill: "PAYMENT RECEIVED - THANK YOU", "AUTOPAY PYMT",
 * "Lastschrift Kreditkarte". It is money in, but no refund.
 */
const wordings =
  /\b(?:payment(?: was)? received|payment thank you|thank you for your payment|thank you payment|autopay|auto pay|auto pymt|automatic payment|direct debit payment|payment by direct debit|online payment|mobile payment|internet payment|e payment|(?:online|mobile|web|ach|electronic|autopay) pymt|pymt (?:thank you|received)|crcardpmt|zahlung (?:erhalten|dankend)|zahlungseingang|kreditkartenabrechnung|lastschrift kreditkarte|ausgleich kreditkarte|paiement (?:recu|merci)|merci de votre paiement|betaling ontvangen|uw betaling|inbetalning|indbetaling|innbetaling|pago recibido|su pago|pagamento ricevuto|addebito in conto)\b/;

/** Returns the lines of the rows that look like a payment to the person's own card, not like a refund. */
export const cardPayments = (rows: readonly PlanRow[]): number[] =>
  rows
    .filter(({ facts }) => facts.type !== 'payment' && wordings.test(comparableText(facts.merchant)))
    .map(({ line }) => line);
