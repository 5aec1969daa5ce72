import { foldTitle, splitList } from './fold';

/** A document of a supplier or for a customer: a credit note takes back what an invoice charged. */
export type Document = 'invoice' | 'credit';

const words: Readonly<Record<Document, string>> = {
  invoice: `invoice, invoices, tax invoice, inv, bill, bills, rechnung, rechnungen, facture, factures, factura, facturas,
    fattura, fatture, fatura, faturas, factuur, facturen, faktura, faktúra, fakturor, számla, lasku, arve, sąskaita,
    rēķins, račun, τιμολόγιο, счет-фактура, 請求書, 发票`,
  credit: `credit note, credit notes, creditnote, credit memo, credit memos, cn, crn, bill credit, gutschrift,
    gutschriften, rechnungskorrektur, stornorechnung, avoir, avoirs, note de crédit, nota de crédito, abono,
    factura rectificativa, nota di credito, nota de credito, creditnota, creditfactuur, kreditnota, kreditfaktura,
    kreditnote, hyvityslasku, dobropis, faktura korygująca, korekta, jóváíró számla, notă de credit, kreeditarve,
    kreditinė sąskaita, kredītrēķins, odobrenje, πιστωτικό τιμολόγιο, 返金票, 贷记通知单`,
};

const documents: ReadonlyMap<string, Document> = new Map(
  (['invoice', 'credit'] as const).flatMap((document) =>
    splitList(words[document]).map((word) => [foldTitle(word), document] as const),
  ),
);

/** Returns the document that a kind of row names, such as “Credit note”; null for anything else. */
export const documentOf = (text: string): Document | null => documents.get(foldTitle(text)) ?? null;
