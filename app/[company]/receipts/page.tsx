import type { Metadata } from 'next';
import { MissingReceipts } from '@/components/receipt/missing-receipts';
import { shownReceipts } from '@/components/receipt/receipt-card';
import { ReceiptGrid } from '@/components/receipt/receipt-grid';
import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { Empty } from '@/components/ui/feedback/empty';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { attentionOf } from '@/lib/data/expense/attention';
import { expensesWithoutReceipt } from '@/lib/data/expense/list';
import { listReceipts } from '@/lib/data/receipt/lists';
import { packageOf } from '@/lib/domain/books/package';
import { dayAt } from '@/lib/domain/day';
import { type PageAt, pageAtParams } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';

export const metadata: Metadata = { title: 'Receipts' };

const missingShown = 5;

export default async function ReceiptsPage({ params, searchParams }: PageProps<'/[company]/receipts'>) {
  const viewer = await requireViewer(params);
  const at = pageAtParams.parse(await searchParams);
  const [{ rows: receipts, newer, older }, waiting, { receiptsMissing, connection }] = await Promise.all([
    listReceipts(viewer, at),
    expensesWithoutReceipt(viewer, missingShown),
    attentionOf(viewer),
  ]);
  const books = connection ? packageOf(connection.package).name : 'your books';
  return (
    <>
      <PageHeader
        title="Receipts"
        subtitle={receipts.length > 0 ? 'Newest first' : undefined}
        actions={
          may(viewer.role, 'record-expense') && <LinkButton href="/expenses/new">New expense with a receipt</LinkButton>
        }
      />
      <MissingReceipts
        expenses={waiting}
        all={receiptsMissing}
        locale={viewer.locale}
        today={dayAt(new Date(), viewer.timeZone)}
        companyCurrency={viewer.baseCurrency}
      />
      {receipts.length > 0 ? (
        <ReceiptGrid columns={shownReceipts(receipts, { books, maySend: may(viewer.role, 'sync') })} books={books} />
      ) : at.after || at.before ? (
        <Card>
          <Empty
            icon="icon-receipt-text"
            title="No more receipts"
            actions={<LinkButton href="/receipts">Show the newest</LinkButton>}
          >
            The list ends here.
          </Empty>
        </Card>
      ) : (
        <Card>
          <Empty icon="icon-receipt-text" title="No receipts yet">
            Receipts you add to expenses appear here, each with its status in your books.
          </Empty>
        </Card>
      )}
      <Pagination label="Pages of receipts" newerHref={addressOf(newer)} olderHref={addressOf(older)} />
    </>
  );
}

const addressOf = (at: PageAt | null) => (at ? pageAddress('/receipts', at) : undefined);
