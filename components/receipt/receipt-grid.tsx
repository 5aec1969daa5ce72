'use client';

import { useState } from 'react';
import { addressIn } from '@/components/page/address';
import { type Columns, toRows } from '@/components/page/columns';
import { useShownPage } from '@/components/page/shown-page';
import { useHydrated } from '@/components/page/use-hydrated';
import { stateClass } from '@/components/ui/feedback/state';
import type { ShownReceipt } from './receipt-card';
import { SendAgainDialog } from './send-again-dialog';

/**
 * The receipts as pictures, each with its expense and the status of its delivery to the books. A card is plain HTML
 * without components, and its classes are in the stylesheet (`receipt-cards`), because a page has 48 of them.
 */
export function ReceiptGrid({ columns, books }: { columns: Columns<ShownReceipt>; books: string }) {
  const { base } = useShownPage();
  const isHydrated = useHydrated();
  const [asked, setAsked] = useState<ShownReceipt>();
  const card = (receipt: ShownReceipt) => {
    const { id, expenseId, merchant, fileName, size, tone, status, busy, message, maySend } = receipt;
    const expense = expenseId && addressIn(base, `/expenses/${expenseId}`);
    return (
      <li key={id}>
        <a href={addressIn(base, `/receipts/${id}`)} aria-label={`View ${fileName}`}>
          {/* biome-ignore lint/performance/noImgElement: receipts are private and already small, so Next.js must not optimise them */}
          <img loading="lazy" alt="" src={addressIn(base, `/api/receipts/${id}/thumbnail`)} />
        </a>
        <div>
          <h3>{expense && merchant ? <a href={expense}>{merchant}</a> : 'Not attached yet'}</h3>
          <p title={isHydrated ? fileName : undefined}>{fileName}</p>
          <p>{size}</p>
          {tone && <b className={stateClass(tone, busy)}>{status}</b>}
          {message && <em>{message}</em>}
          {maySend &&
            (isHydrated ? (
              <button type="button" onClick={() => setAsked(receipt)}>
                Send again<span className="sr-only">: {fileName}</span>
              </button>
            ) : (
              // Without script, the receipt is sent again on the page of its expense.
              expense && <a href={expense}>Send again</a>
            ))}
        </div>
      </li>
    );
  };
  return (
    <>
      <ul className="receipt-cards">{toRows(columns).map(card)}</ul>
      {asked && <SendAgainDialog key={asked.id} receipt={asked} books={books} onClose={() => setAsked(undefined)} />}
    </>
  );
}
