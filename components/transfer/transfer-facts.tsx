import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { Day } from '@/components/ui/display/day';
import { Definition, DefinitionList } from '@/components/ui/display/definition-list';
import { Figure } from '@/components/ui/display/figure';
import { Money } from '@/components/ui/display/money';
import { formatDecimal } from '@/lib/domain/number';
import { rateBetween } from '@/lib/domain/transfer/exchange';
import { transferKindOptions } from '@/lib/domain/transfer/kind';
import type { Transfer } from '@/lib/domain/transfer/transfer';

/** What was moved, from which account and to which. */
export function TransferFacts({
  transfer: { kind, day, from, to, note, personName },
  locale,
}: {
  transfer: Transfer & { readonly personName: string };
  locale: string;
}) {
  const rate = rateBetween(from.amount, to.amount);
  return (
    <Card aria-labelledby="facts">
      <CardHeader id="facts" title="What was moved" line />
      <CardBody className="pt-3">
        <Figure value={<Money {...from.amount} locale={locale} />}>{transferKindOptions[kind]}</Figure>
        <div className="mt-3">
          <DefinitionList>
            <Definition term="Date">
              <Day day={day} locale={locale} />
            </Definition>
            <Definition term="From">{from.name}</Definition>
            <Definition term="To">{to.name}</Definition>
            {rate && (
              <>
                <Definition term="Arrived">
                  <Money {...to.amount} locale={locale} />
                </Definition>
                <Definition term="Exchange rate">
                  One {from.amount.currency} was {formatDecimal(rate, locale)} {to.amount.currency}
                </Definition>
              </>
            )}
            <Definition term="Recorded by">{personName}</Definition>
            {note && (
              <Definition term="Note">
                <span className="whitespace-pre-wrap wrap-anywhere" dir="auto">
                  {note}
                </span>
              </Definition>
            )}
          </DefinitionList>
        </div>
      </CardBody>
    </Card>
  );
}
