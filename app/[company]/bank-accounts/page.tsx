import type { Metadata } from 'next';
import { NoBooks } from '@/components/mapping/books-state';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card } from '@/components/ui/display/card';
import { Day } from '@/components/ui/display/day';
import { PageHeader } from '@/components/ui/display/page-header';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { Empty } from '@/components/ui/feedback/empty';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { accountOverview } from '@/lib/data/bank-line/overview';
import { accountAddress, statementAddress } from '@/lib/domain/bank-line/address';
import { packageOf } from '@/lib/domain/books/package';
import { dayAt } from '@/lib/domain/day';

export const metadata: Metadata = { title: 'Bank accounts' };

export default async function BankAccountsPage({ params }: PageProps<'/[company]/bank-accounts'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const { locale, timeZone, role } = viewer;
  const { connection, accounts } = await accountOverview(viewer);
  const mayImport = may(role, 'record-transfer');
  const header = (
    <PageHeader
      title="Bank accounts"
      back={<TextLink href="/reconcile">Reconcile</TextLink>}
      subtitle={
        connection && `The bank accounts in ${packageOf(connection.package).name} that your cards are mapped to`
      }
      actions={
        connection &&
        mayImport && (
          <LinkButton href={statementAddress()} variant="primary">
            Import a statement
          </LinkButton>
        )
      }
    />
  );
  if (!connection)
    return (
      <>
        {header}
        <NoBooks mayConnect={may(role, 'connect')} />
      </>
    );
  return (
    <>
      {header}
      <Card aria-label="Bank accounts">
        {accounts.length === 0 ? (
          <Empty
            icon="icon-landmark"
            title="No card is mapped to a bank account yet"
            actions={
              <LinkButton href="/mapping/cards" variant="primary">
                Choose bank accounts
              </LinkButton>
            }
          >
            Choose for each card the bank account in your books. Its statement lines then appear here.
          </Empty>
        ) : (
          <Table caption="Bank accounts of your books">
            <Thead>
              <Th>Bank account</Th>
              <Th>Cards</Th>
              <Th>Currency</Th>
              <Th>Newest statement line</Th>
            </Thead>
            <Tbody>
              {accounts.map(({ ref, name, cards, currency, newestLine }) => (
                <Tr key={ref}>
                  <Td card="title">
                    <TextLink href={accountAddress(ref)}>{name}</TextLink>
                  </Td>
                  <Td label="Cards">
                    <CellText
                      title={<span className="font-normal">{cards[0]?.name ?? 'None'}</span>}
                      detail={cards.length > 1 ? `and ${cards.length - 1} more` : undefined}
                    />
                  </Td>
                  <Td label="Currency">{currency}</Td>
                  <Td label="Newest statement line">
                    {newestLine ? (
                      <Day day={newestLine} today={dayAt(new Date(), timeZone)} locale={locale} />
                    ) : (
                      <span className="text-faint">None yet</span>
                    )}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Card>
    </>
  );
}
