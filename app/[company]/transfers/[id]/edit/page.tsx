import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { accountOptions } from '@/components/transfer/account-options';
import { TransferForm } from '@/components/transfer/transfer-form';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { requireViewer } from '@/lib/auth/viewer';
import { transferAccounts } from '@/lib/data/transfer/accounts';
import { findTransfer } from '@/lib/data/transfer/transfers';
import { companyPath } from '@/lib/domain/company/slug';
import { dayAt } from '@/lib/domain/day';
import { formatsOf } from '@/lib/domain/locale';
import { editableAmount } from '@/lib/domain/money';
import { canEdit } from '@/lib/domain/movement/status';
import { accountValue } from '@/lib/domain/transfer/account-value';
import { transferKindNames } from '@/lib/domain/transfer/kind';
import { accountOfEnd } from '@/lib/domain/transfer/transfer';
import { noteHintFor } from '../../note-hint';

export const metadata: Metadata = { title: 'Edit transfer' };

export default async function EditTransferPage({ params }: PageProps<'/[company]/transfers/[id]/edit'>) {
  const viewer = await requireViewer(params, 'record-transfer');
  const id = z.uuid().safeParse((await params).id);
  const transfer = id.success ? await findTransfer(viewer, id.data) : null;
  if (!transfer) notFound();
  const { status, mark, from, to } = transfer;
  if (!canEdit(status) || mark) redirect(companyPath(viewer.companySlug, `/transfers/${transfer.id}`));
  const accounts = await transferAccounts(viewer);
  const { decimal } = formatsOf(viewer.locale);
  const ends = [from, to].map((end) => ({ ...accountOfEnd(end), name: end.name }));
  return (
    <>
      <PageHeader
        back={<TextLink href={`/transfers/${transfer.id}`}>{transferKindNames[transfer.kind]}</TextLink>}
        title="Edit transfer"
      />
      <TransferForm
        isNew={false}
        values={{
          id: transfer.id,
          revision: transfer.revision,
          kind: transfer.kind,
          from: accountValue(accountOfEnd(from)),
          to: accountValue(accountOfEnd(to)),
          day: transfer.day,
          amount: editableAmount(from.amount, decimal),
          toAmount: editableAmount(to.amount, decimal),
          note: transfer.note,
        }}
        accounts={accountOptions(accounts, ends)}
        noteHint={noteHintFor(accounts.package)}
        locale={viewer.locale}
        today={dayAt(new Date(), viewer.timeZone)}
      />
    </>
  );
}
