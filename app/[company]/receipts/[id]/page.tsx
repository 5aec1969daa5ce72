import clsx from 'clsx';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { PageImage } from '@/components/page/page-image';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Icon } from '@/components/ui/display/icon';
import { PageHeader } from '@/components/ui/display/page-header';
import { Notice } from '@/components/ui/feedback/notice';
import { requireViewer } from '@/lib/auth/viewer';
import { findReceipt, findSameFile } from '@/lib/data/receipt/receipts';
import { dayAt } from '@/lib/domain/day';
import { formatBytes, pagesText, pictureName } from '@/lib/domain/receipt/receipt';
import { sameFileNotice } from '@/lib/domain/receipt/same-file';

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
  const found = await findSameFile(viewer, receipt);
  const same = found && sameFileNotice(found, receipt.expenseId, viewer, dayAt(new Date(), viewer.timeZone));
  // The pictures of one long page follow one another without a gap.
  const isLong = receipt.documentPages === 1 && receipt.pages > 1;
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
        subtitle={formatBytes(receipt.bytes) + pagesText(receipt)}
        actions={
          <LinkButton href={`/api/receipts/${receipt.id}`} download>
            <Icon name="icon-download" /> Download the original
          </LinkButton>
        }
      />
      {same && (
        <Notice tone="info" className="mb-4">
          <TextLink href={same.href}>{same.text}</TextLink>
        </Notice>
      )}
      <div className={clsx('flex flex-col items-start', !isLong && 'gap-4')}>
        {pages.map((page) => (
          <PageImage
            key={page}
            src={`/api/receipts/${receipt.id}/pages/${page}`}
            alt={`${pictureName(page, receipt)}: ${receipt.fileName}`}
            className={clsx('max-w-full border-line bg-surface', isLong ? 'border-x' : 'rounded-card border')}
          />
        ))}
      </div>
      {receipt.documentPages !== null && receipt.documentPages > receipt.pages && (
        <p className="mt-3 text-sm text-faint">
          The first {receipt.pages} of {receipt.documentPages} pages are shown. Download the original to see all.
        </p>
      )}
    </>
  );
}
