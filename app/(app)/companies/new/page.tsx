import type { Metadata } from 'next';
import { CompanyForm } from '@/components/company/company-form';
import { currencyOptions } from '@/components/company/currency-options';
import { Card, CardSection } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { requireViewer } from '@/lib/auth/viewer';

export const metadata: Metadata = { title: 'Add a company' };

export default async function NewCompanyPage() {
  await requireViewer();
  return (
    <>
      <PageHeader
        title="Add a company"
        subtitle="You become its owner. Its expenses, people and books are separate from other companies."
      />
      <Card className="max-w-200">
        <CardSection>
          <CompanyForm currencies={currencyOptions()} />
        </CardSection>
      </Card>
    </>
  );
}
