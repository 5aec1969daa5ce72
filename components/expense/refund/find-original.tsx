import { ActionButton } from '@/components/form/action-button';
import { PageForm } from '@/components/page/page-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { SearchInput } from '@/components/ui/form/search-input';
import { linkRefund } from '@/lib/actions/expenses';
import type { Expense } from '@/lib/domain/expense/expense';
import { PaymentWords } from './payment-words';

/**
 * Offers to link a refund to its payment: the likely ones, and a search of all. Nothing is linked
 * until a person says so.
 */
export function FindOriginal({
  id,
  likely,
  words,
  found,
  locale,
}: {
  /** The id of the refund. */
  id: string;
  likely: readonly Expense[];
  /** The text that was searched for; undefined before a search. */
  words: string | undefined;
  found: readonly Expense[];
  locale: string;
}) {
  return (
    <Card aria-labelledby="original">
      <CardHeader id="original" title="Original expense" line />
      <CardBody className="flex flex-col gap-3 pt-3">
        <p className="text-soft">
          Link this to the expense for which the money came back. Both then show what remains. Your books do not change.
        </p>
        {words === undefined && likely.length > 0 && <Payments title="Likely" payments={likely} {...{ id, locale }} />}
        {words !== undefined &&
          (found.length > 0 ? (
            <Payments title="Found" payments={found} {...{ id, locale }} />
          ) : (
            <p role="status">No earlier payment contains “{words}”.</p>
          ))}
        <PageForm action={`/expenses/${id}`} className="flex flex-wrap items-center gap-2">
          <SearchInput
            label="Merchant or note of the expense"
            name="original"
            defaultValue={words}
            maxLength={100}
            required
          />
          <SubmitButton variant="default">Search</SubmitButton>
        </PageForm>
      </CardBody>
    </Card>
  );
}

function Payments({
  id,
  title,
  payments,
  locale,
}: {
  id: string;
  title: string;
  payments: readonly Expense[];
  locale: string;
}) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-sm font-medium text-soft">{title}</h3>
      <ul className="flex flex-col gap-2">
        {payments.map((payment) => (
          <li key={payment.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink href={`/expenses/${payment.id}`} className="min-w-0 grow">
              <PaymentWords payment={payment} locale={locale} />
            </TextLink>
            <ActionButton
              action={linkRefund}
              fields={{ id, payment: payment.id }}
              size="sm"
              doneToast="Linked."
              aria-label={`Link to ${payment.merchant}, ${payment.day}`}
            >
              Link
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
