import type { Metadata } from 'next';
import { NoBooks } from '@/components/mapping/books-state';
import { MappingFileForm } from '@/components/mapping/csv/mapping-file-form';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { currentConnection } from '@/lib/data/connection/connections';

export const metadata: Metadata = { title: 'Mapping as CSV' };

export default async function MappingFilePage({ params }: PageProps<'/[company]/mapping/csv'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const connection = await currentConnection(viewer);
  const editable = may(viewer.role, 'map');
  return (
    <>
      <PageHeader
        back={<TextLink href="/mapping">Mapping</TextLink>}
        title="Mapping as CSV"
        subtitle="Export the table, edit it in a spreadsheet, and import it again."
      />
      {!connection || connection.status === 'pending' ? (
        <NoBooks mayConnect={may(viewer.role, 'connect')} />
      ) : (
        <div className="flex flex-col gap-4">
          <Card aria-labelledby="out">
            <CardHeader id="out" title="Export" detail="One row per category, and one per additional currency." />
            <CardSection>
              <LinkButton href="/api/mapping/csv" download>
                Download the mapping
              </LinkButton>
            </CardSection>
          </Card>
          {editable && (
            <section aria-labelledby="in" className="flex flex-col gap-2">
              <h2 id="in" className="text-base font-semibold">
                Import
              </h2>
              <p className="text-sm text-soft">An empty cell clears a value. A missing column changes nothing.</p>
              <MappingFileForm />
            </section>
          )}
        </div>
      )}
    </>
  );
}
