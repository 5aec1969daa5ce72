import { ActionButton } from '@/components/form/action-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardBody, CardHeader, CardSection } from '@/components/ui/display/card';
import { Definition, DefinitionList } from '@/components/ui/display/definition-list';
import { Ago } from '@/components/ui/display/instant';
import { Money } from '@/components/ui/display/money';
import { readBooksBalance } from '@/lib/actions/bank-line/balance';
import { type AccountSums, compareBalances } from '@/lib/domain/bank-line/balance';
import type { HoldingAccount } from '@/lib/domain/bank-line/holding-account';
import { formatDay } from '@/lib/domain/day';
import { counted } from '@/lib/domain/plural';
import { OpeningForm } from './opening-form';

/** The balance of an account in Outlay and in the books side by side, and what explains the difference. */
export function BalanceCard({
  accountRef,
  books,
  currency,
  holding,
  sums,
  hasBalance,
  mayChange,
  today,
  locale,
  timeZone,
}: {
  accountRef: string;
  books: string;
  currency: string;
  holding: HoldingAccount | null;
  /** Null without an opening balance. */
  sums: AccountSums | null;
  /** Whether the package gives balances. */
  hasBalance: boolean;
  mayChange: boolean;
  today: string;
  locale: string;
  timeZone: string;
}) {
  const compared = holding && sums ? compareBalances(holding, sums) : null;
  const amount = (value: { readonly minor: bigint; readonly currency: string }) => (
    <Money minor={value.minor} currency={value.currency} locale={locale} />
  );
  return (
    <Card aria-labelledby="balance">
      <CardHeader
        id="balance"
        title="Balance"
        detail={holding?.books ? undefined : hasBalance ? 'The books have not been read yet' : undefined}
        line
      />
      <CardBody className="pt-3!">
        {compared && sums && holding?.opening ? (
          <DefinitionList>
            <Definition term="In Outlay">{amount(compared.outlay)}</Definition>
            {compared.books && holding.books && (
              <>
                <Definition
                  term={`In ${books}`}
                  source={<Ago at={holding.books.readAt} now={new Date()} locale={locale} timeZone={timeZone} />}
                >
                  {amount(compared.books)}
                </Definition>
                {compared.difference && <Definition term="Difference">{amount(compared.difference)}</Definition>}
              </>
            )}
            <Definition term="Opening balance" source={formatDay(holding.opening.day, locale, today)}>
              {amount(holding.opening.amount)}
            </Definition>
            <Definition term={`Movements in ${books}`}>{amount(sums.booked)}</Definition>
            <Definition
              term={`Not in ${books} yet`}
              source={
                sums.openCount > 0 && (
                  <TextLink href="/expenses?status=needs-you">{counted(sums.openCount, 'movement', locale)}</TextLink>
                )
              }
            >
              {amount(sums.open)}
            </Definition>
            {sums.others && <Definition term={`Only in ${books}`}>{amount(sums.others)}</Definition>}
            {compared.unexplained && <Definition term="Not explained">{amount(compared.unexplained)}</Definition>}
          </DefinitionList>
        ) : (
          <p className="text-soft">
            Enter the balance at the start of a day. Outlay adds the movements since then
            {hasBalance ? ` and compares the sum with ${books}.` : '.'}
          </p>
        )}
        {!hasBalance && (
          <p className="mt-3 text-sm text-soft">
            {books} gives Outlay no balance of its bank accounts, so compare the two there.
          </p>
        )}
      </CardBody>
      {mayChange && (
        <CardSection className="flex flex-col gap-4">
          <OpeningForm
            key={`${holding?.opening?.day} ${holding?.opening?.amount.minor}`}
            accountRef={accountRef}
            currency={currency}
            opening={
              holding?.opening ? { minor: holding.opening.amount.minor.toString(), day: holding.opening.day } : null
            }
            today={today}
          />
          {hasBalance && (
            <ActionButton action={readBooksBalance} fields={{ ref: accountRef }} pendingLabel={`Reading ${books}`}>
              Read the balance in {books}
            </ActionButton>
          )}
        </CardSection>
      )}
    </Card>
  );
}
