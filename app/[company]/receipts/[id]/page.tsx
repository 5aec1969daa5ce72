import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { PageImage } from '@/components/page/page-image';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { requireViewer } from '@/lib/auth/viewer';
import { findReceipt } from '@/lib/data/receipt/receipts';
import { formatBytes } from '@/lib/domain/receipt/receipt';

export const metadata: Metadata = { title: 'Receipt' };

/**
 * Shows a receipt as pictures of its pages. The browser never opens the uploaded file itself in the page, because the
 * file could contain anything.
 */
export default async function ReceiptPage({ params }: PageProps<'/[company]/receipts/[id]'>) {
  const viewer = await requireViewer(params);
  const id = z.uuid().safeParse((await params).id);
  const receipt = id.success ? await findReceipt(viewer, id.data) : null;
  if (!receipt) notFound();
  const pages = Array.from({ length: receipt.pages }, (_, index) => index + 1);
  return (
    <>
      <PageHeader
        back={
          receipt.expenseId ? (
            <TextLink href={`/expenses/${receipt.expenseId}`}>Expense</TextLink>
          ) : (
            <TextLink href="/receipts">Receipts</TextLink>
          )
        }
        title={<span className="wrap-anywhere">{receipt.fileName}</span>}
        subtitle={formatBytes(receipt.bytes)}
        actions={
          <LinkButton href={`/api/receipts/${receipt.id}`} download prefetch={false}>
            <Download aria-hidden="true" /> Download the original
          </LinkButton>
        }
      />
      <div className="flex flex-col items-start gap-4">
        {pages.map((page) => (
          <PageImage
            key={page}
            src={`/api/receipts/${receipt.id}/pages/${page}`}
            alt={`Page ${page} of ${receipt.fileName}`}
            className="max-w-full rounded-card border border-line bg-surface"
          />
        ))}
      </div>
    </>
  );
}
