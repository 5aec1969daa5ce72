import type { Metadata } from 'next';
import { v7 } from 'uuid';
import { accountOptions } from '@/components/transfer/account-options';
import { TransferForm } from '@/components/transfer/transfer-form';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { requireViewer } from '@/lib/auth/viewer';
import { transferAccounts } from '@/lib/data/transfer/accounts';
import { dayAt } from '@/lib/domain/day';
import { emptyTransferForm } from '@/lib/domain/transfer/empty-form';
import { noteHintFor } from '../note-hint';

export const metadata: Metadata = { title: 'New transfer' };

export default async function NewTransferPage({ params }: PageProps<'/[company]/transfers/new'>) {
  const viewer = await requireViewer(params, 'record-transfer');
  const accounts = await transferAccounts(viewer);
  const today = dayAt(new Date(), viewer.timeZone);
  return (
    <>
      <PageHeader back={<TextLink href="/expenses">Expenses</TextLink>} title="New transfer" />
      <TransferForm
        isNew
        // The server renders the new transfer's id into the form. Posting the form twice therefore records one transfer.
        values={{ ...emptyTransferForm, id: v7(), day: today }}
        accounts={accountOptions(accounts)}
        noteHint={noteHintFor(accounts.package)}
        locale={viewer.locale}
        today={today}
      />
    </>
  );
}
