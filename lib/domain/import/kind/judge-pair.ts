import { identifyMerchant } from '@/lib/domain/merchant/name/identity';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import type { TransferPair } from '@/lib/domain/reconcile/transfers';

/** One side of two rows that may be a transfer. */
export type Side = {
  readonly payee: string;
  /** Whether its own words or account numbers tell a transfer. */
  readonly tellsTransfer: boolean;
};

/**
 * Decides whether two rows of own accounts are one transfer: `yes`, `ask` with the reason, or `no`. Equal amounts alone are
 * a transfer only between payees that are no shops. Equal amounts at one payee are a purchase and its refund.
 */
export function judgePair(
  { level, days, rate, evidence }: Pick<TransferPair, 'level' | 'days' | 'rate' | 'evidence'>,
  out: Side,
  incoming: Side,
): { readonly is: 'yes' | 'no' } | { readonly is: 'ask'; readonly why: string } {
  const tells = out.tellsTransfer || incoming.tellsTransfer || evidence !== 'amount';
  if (!tells && normaliseMerchant(out.payee).key === normaliseMerchant(incoming.payee).key) return { is: 'no' };
  if (rate === 'missing') return { is: 'ask', why: 'The amounts are in two currencies, and no rate is known' };
  if (level === 'ambiguous') return { is: 'ask', why: 'Several rows have this amount' };
  if (days < 0) return { is: 'ask', why: 'The money came in before it went out' };
  if (!tells && (isShop(out.payee) || isShop(incoming.payee))) return { is: 'ask', why: 'Only the amounts agree' };
  return { is: 'yes' };
}

/** Whether the dictionary knows the payee as a merchant. Banks are in it too, and move money between own accounts. */
function isShop(payee: string): boolean {
  const { brand, signals } = identifyMerchant(payee);
  return (brand || signals.length > 0) && !signals.some(({ concept }) => moneyConcepts.has(concept));
}

const moneyConcepts: ReadonlySet<string> = new Set(['bank-fees', 'payment-fees']);
