import { foldTitle } from './fold';

/**
 * What banks call money that moves between accounts, currencies or pockets of the same owner: "Exchanged to EUR",
 * "Converted 100.00 GBP to 116.00 EUR", "General Currency Conversion", "To pocket Tax".
 */
const wordings = [
  /^(?:general |user initiated |balance )?currency conversion$/,
  /^converted [\d ]+ [a-z]{3} (?:to|from)\b/,
  /^(?:exchanged|converted) (?:to|from) [a-z]{3}\b/,
  /^exchange$/,
  /^(?:transfer |moved |move )?(?:to|from) (?:[a-z]{3} )?(?:savings )?(?:pocket|vault|pot|space)\b/,
  /^(?:pocket|vault|pot) (?:transfer|deposit|withdrawal|top up|topup)$/,
  /^(?:internal|own account|own) transfer$/,
  /^transfer between (?:my |your |own |own company )?(?:own )?accounts$/,
  /^(?:umbuchung|kontoubertrag|eigenubertrag|virement interne|traspaso entre cuentas|giroconto|przelew wlasny|prevod mezi vlastnimi ucty|overboeking eigen rekening|overforing mellan egna konton)$/,
];

/** Whether a payee or a kind of payment says that the money stayed with its owner. */
export const isOwnTransfer = (text: string): boolean => {
  const folded = foldTitle(text);
  return wordings.some((wording) => wording.test(folded));
};
