import { PageForm } from '@/components/page/page-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Money } from '@/components/ui/display/money';
import { Checkbox } from '@/components/ui/form/checkbox';
import { Fieldset } from '@/components/ui/form/field/fieldset';
import type { ExpenseLine } from '@/lib/domain/expense/expense';

/** The lines of a split payment that were not refunded yet, to choose those of the refund. */
export function LinesToRefund({
  paymentId,
  lines,
  chosen,
  categoryNames,
  locale,
}: {
  paymentId: string;
  lines: readonly ExpenseLine[];
  chosen: readonly ExpenseLine[];
  categoryNames: ReadonlyMap<string, string>;
  locale: string;
}) {
  return (
    <PageForm action="/expenses/new" className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2">
      <input type="hidden" name="refundOf" value={paymentId} />
      <Fieldset legend="Parts to refund">
        <div className="flex flex-wrap gap-x-5">
          {lines.map((line, index) => (
            <Checkbox
              // biome-ignore lint/suspicious/noArrayIndexKey: the position of a part identifies it
              key={index}
              name="line"
              value={index}
              defaultChecked={chosen.includes(line)}
              label={
                <>
                  {categoryNames.get(line.categoryId ?? '') ?? 'No category'},{' '}
                  <Money {...line.amount} locale={locale} />
                </>
              }
            />
          ))}
        </div>
      </Fieldset>
      <SubmitButton variant="default">Use these parts</SubmitButton>
    </PageForm>
  );
}
