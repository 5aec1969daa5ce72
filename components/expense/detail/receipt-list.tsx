import { ActionButton } from '@/components/form/action-button';
import { PageImage } from '@/components/page/page-image';
import { Delivery } from '@/components/receipt/delivery';
import type { DeliveryView } from '@/components/receipt/delivery-words';
import { AppLink } from '@/components/ui/action/app-link';
import { LinkButton } from '@/components/ui/action/link-button';
import { Icon } from '@/components/ui/display/icon';
import { Instant } from '@/components/ui/display/instant';
import { detachReceipt, redeliverReceipt } from '@/lib/actions/receipts';
import { formatBytes, pagesText } from '@/lib/domain/receipt/receipt';

export type ReceiptView = {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly pages: number;
  readonly documentPages: number | null;
  readonly delivery: DeliveryView | null;
  /** The number of attempts to deliver it, with the time of the first and of the last attempt. */
  readonly tried: { readonly tries: number; readonly createdAt: Date; readonly changedAt: Date } | null;
};

/** The receipts of an expense: a picture, the original to download, and the status of the delivery to the books. */
export function ReceiptList({
  receipts,
  books,
  mayChange,
  maySend,
  locale,
  timeZone,
}: {
  receipts: readonly ReceiptView[];
  books: string;
  mayChange: boolean;
  maySend: boolean;
  locale: string;
  timeZone: string;
}) {
  return (
    <ul className="flex flex-col gap-3">
      {receipts.map((receipt) => (
        <li key={receipt.id} className="flex gap-3">
          <AppLink
            href={`/receipts/${receipt.id}`}
            className="shrink-0 self-start rounded-control border border-line bg-canvas"
            aria-label={`View ${receipt.fileName}`}
          >
            <PageImage
              src={`/api/receipts/${receipt.id}/thumbnail`}
              alt=""
              width={72}
              height={96}
              className="h-24 w-18 rounded-control object-cover object-top"
            />
          </AppLink>
          <div className="min-w-0 grow">
            <p className="font-medium wrap-anywhere">{receipt.fileName}</p>
            <p className="text-sm text-faint">
              {formatBytes(receipt.bytes)}
              {pagesText(receipt)}
            </p>
            {receipt.delivery && (
              <p className="mt-1">
                <Delivery delivery={receipt.delivery} books={books} />
                {receipt.delivery.message && (
                  <span className="mt-1 block text-sm text-soft">{receipt.delivery.message}</span>
                )}
                {receipt.tried && (
                  <span className="mt-0.5 block text-sm text-faint">
                    {receipt.tried.tries > 1 && `Tried ${receipt.tried.tries} times, the last `}
                    <Instant at={receipt.tried.changedAt} locale={locale} timeZone={timeZone} />
                  </span>
                )}
              </p>
            )}
            <div className="mt-1.5 flex flex-wrap gap-1.5">
              <LinkButton
                size="sm"
                href={`/api/receipts/${receipt.id}`}
                download
                aria-label={`Download ${receipt.fileName}`}
              >
                <Icon name="icon-download" /> Download
              </LinkButton>
              {maySend && (receipt.delivery?.state === 'unknown' || receipt.delivery?.state === 'refused') && (
                <ActionButton
                  action={redeliverReceipt}
                  fields={{ id: receipt.id }}
                  size="sm"
                  aria-label={`Send ${receipt.fileName} again`}
                >
                  Send again
                </ActionButton>
              )}
              {mayChange && receipt.delivery === null && (
                <ActionButton
                  action={detachReceipt}
                  fields={{ id: receipt.id }}
                  size="sm"
                  variant="plain"
                  aria-label={`Remove ${receipt.fileName}`}
                >
                  Remove
                </ActionButton>
              )}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
