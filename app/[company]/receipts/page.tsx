import type { Metadata } from 'next';
import { MissingReceipts } from '@/components/receipt/missing-receipts';
import { ReceiptGrid } from '@/components/receipt/receipt-grid';
import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Empty } from '@/components/ui/feedback/empty';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { currentConnection } from '@/lib/data/connection/connections';
import { attentionOf } from '@/lib/data/expense/attention';
import { listExpenses } from '@/lib/data/expense/expenses';
import { listReceipts } from '@/lib/data/receipt/receipts';
import { packageOf } from '@/lib/domain/books/package';
import { dayAt } from '@/lib/domain/day';

export const metadata: Metadata = { title: 'Receipts' };

const missingShown = 5;

export default async function ReceiptsPage({ params }: PageProps<'/[company]/receipts'>) {
  const viewer = await requireViewer(params);
  const [receipts, without, attention, connection] = await Promise.all([
    listReceipts(viewer),
    listExpenses(viewer, { receipt: 'missing', status: 'incomplete' }),
    attentionOf(viewer),
    currentConnection(viewer),
  ]);
  const waiting = without.rows.filter((expense) => expense.issues.some((issue) => issue.code === 'receipt-missing'));
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
        expenses={waiting.slice(0, missingShown)}
        all={attention.receiptsMissing}
        locale={viewer.locale}
        today={dayAt(new Date(), viewer.timeZone)}
        companyCurrency={viewer.baseCurrency}
      />
      {receipts.length > 0 ? (
        <ReceiptGrid
          receipts={receipts}
          books={connection ? packageOf(connection.package).name : 'your books'}
          maySend={may(viewer.role, 'sync')}
        />
      ) : (
        <Card>
          <Empty icon="icon-receipt-text" title="No receipts yet">
            Receipts you add to expenses appear here, each with its status in your books.
          </Empty>
        </Card>
      )}
    </>
  );
}
