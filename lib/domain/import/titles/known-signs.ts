import { titleKey } from './fold';

/**
 * Titles that only one issuer writes, with the sign that it gives to spending. Each entry lists titles that the file has
 * all of; `only` means that it has no others.
 */
const layouts: readonly { readonly sign: 'negative' | 'positive'; readonly titles: readonly string[]; only?: true }[] =
  [
    // American Express, in each country
    { sign: 'positive', titles: ['Description', 'Card Member', 'Account #', 'Amount'] },
    { sign: 'positive', titles: ['Amount', 'Extended Details', 'Appears On Your Statement As'] },
    // Discover
    { sign: 'positive', titles: ['Trans. Date', 'Post Date', 'Description', 'Amount', 'Category'], only: true },
    // Apple Card
    { sign: 'positive', titles: ['Transaction Date', 'Clearing Date', 'Merchant', 'Type', 'Amount (USD)'] },
    // Expensify
    { sign: 'positive', titles: ['Merchant', 'Amount', 'MCC', 'Reimbursable', 'Original Amount'] },
    // Curve
    { sign: 'positive', titles: ['Merchant', 'Txn Amount (Funding Card)'] },
    // Rakuten and other Japanese cards
    { sign: 'positive', titles: ['利用日', '利用金額'] },
    // Chase card
    { sign: 'negative', titles: ['Transaction Date', 'Post Date', 'Description', 'Category', 'Type', 'Amount'] },
    // Mercury
    { sign: 'negative', titles: ['Amount', 'Status', 'Source Account', 'Bank Description'] },
    // Starling
    { sign: 'negative', titles: ['Counter Party', 'Reference', 'Type', 'Spending Category'] },
    // Monzo
    { sign: 'negative', titles: ['Name', 'Emoji', 'Amount', 'Local amount'] },
    // Barclays
    { sign: 'negative', titles: ['Number', 'Date', 'Account', 'Amount', 'Subcategory', 'Memo'] },
    // Revolut, and Revolut Business
    { sign: 'negative', titles: ['Product', 'Started Date', 'Completed Date', 'Amount', 'State'] },
    { sign: 'negative', titles: ['Orig amount', 'Payment currency', 'Amount', 'State'] },
    // Wise
    { sign: 'negative', titles: ['TransferWise ID', 'Amount', 'Running Balance'] },
    // N26, old and new
    { sign: 'negative', titles: ['Payee', 'Account number', 'Amount (EUR)', 'Amount (Foreign Currency)'] },
    { sign: 'negative', titles: ['Partner Name', 'Payment Reference', 'Amount (EUR)'] },
    // Qonto
    { sign: 'negative', titles: ['Settlement date (UTC)', 'Total amount (incl. VAT)', 'Counterparty name'] },
    // Barclays card, Germany
    { sign: 'negative', titles: ['Referenznummer', 'Betrag', 'Beschreibung', 'Mögliche Zahlpläne'] },
    // neon
    { sign: 'negative', titles: ['Amount', 'Original amount', 'Subject', 'Wise', 'Spaces'] },
    // PayPal
    { sign: 'negative', titles: ['Gross', 'Fee', 'Net', 'From Email Address', 'To Email Address'] },
    // Stripe
    { sign: 'negative', titles: ['Type', 'Source', 'Amount', 'Fee', 'Net', 'Created (UTC)'] },
    // Venmo
    { sign: 'negative', titles: ['Datetime', 'From', 'To', 'Amount (total)', 'Funding Source'] },
    // Swedbank, Sweden
    { sign: 'negative', titles: ['Clearingnummer', 'Bokföringsdag', 'Transaktionsdag', 'Belopp'] },
  ];

const known = layouts.map(({ sign, titles, only }) => ({ sign, keys: titles.map(titleKey), only: only === true }));

/** Returns the sign that the issuer of a file gives to spending, when its titles tell the issuer; otherwise null. */
export function knownSign(titles: readonly string[]): 'negative' | 'positive' | null {
  const keys = new Set(titles.map(titleKey).filter((key) => key !== ''));
  const found = known.find(
    (layout) => layout.keys.every((key) => keys.has(key)) && (!layout.only || keys.size === layout.keys.length),
  );
  return found?.sign ?? null;
}
