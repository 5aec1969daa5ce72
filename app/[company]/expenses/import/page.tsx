import type { Metadata } from 'next';
import { ImportForm } from '@/components/expense/import/import-form';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { requireViewer } from '@/lib/auth/viewer';
import { listCards } from '@/lib/data/company/cards';

export const metadata: Metadata = { title: 'Import expenses' };

export default async function ImportPage({ params }: PageProps<'/[company]/expenses/import'>) {
  const viewer = await requireViewer(params, 'record-expense');
  const cards = await listCards(viewer);
  return (
    <>
      <PageHeader
        back={<TextLink href="/expenses">Expenses</TextLink>}
        title="Import expenses"
        subtitle="From a CSV file of your bank, card or another tool. You see a preview before anything is saved."
      />
      <ImportForm cards={cards.map(({ id, name }) => ({ value: id, label: name }))} />
    </>
  );
}
