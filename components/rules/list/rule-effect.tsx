import type { SeenRule } from '@/components/rules/editor/use-rule-form';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Day } from '@/components/ui/display/day';
import { CellText, RowLink, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { Progress } from '@/components/ui/feedback/progress';
import type { PreviewView } from '@/lib/actions/rules';
import { formatCount } from '@/lib/domain/number';
import { plural } from '@/lib/domain/plural';

/** A preview of the rule as typed: which expenses that are not in the books yet it would change. */
export function RuleEffect({ seen, locale, today }: { seen: SeenRule; locale: string; today: string }) {
  return (
    <Card aria-labelledby="effect-title" className="mt-4">
      <CardHeader id="effect-title" title="What it would change now" line />
      <CardSection>
        <p role="status">{words(seen, locale)}</p>
        {seen.state === 'looking' && (
          <Progress
            className="mt-2 max-w-100"
            value={seen.done}
            max={seen.total}
            label={`${formatCount(seen.done, locale)} of ${formatCount(seen.total, locale)} expenses tested`}
          />
        )}
      </CardSection>
      {seen.state === 'seen' && seen.preview.first.length > 0 && (
        <Changes preview={seen.preview} locale={locale} today={today} />
      )}
    </Card>
  );
}

function words(seen: SeenRule, locale: string): string {
  if (seen.state === 'loading' || seen.state === 'looking')
    return 'Looking through the expenses that are not in your books yet…';
  if (seen.state === 'unfinished') return 'Shown here as soon as the rule is complete.';
  const { fits, changes, byHand, earlier, total } = seen.preview;
  if (fits === 0) return 'No expense that is not in your books yet matches. The rule codes new ones.';
  return [
    changes > 0
      ? `${plural(changes, '# expense changes', '# expenses change', locale)}, ${total} in all.`
      : 'Nothing changes.',
    byHand > 0 && plural(byHand, '# stays as coded by hand.', '# stay as coded by hand.', locale),
    earlier > 0 && plural(earlier, '# is coded by an earlier rule.', '# are coded by an earlier rule.', locale),
  ]
    .filter(Boolean)
    .join(' ');
}

function Changes({ preview, locale, today }: { preview: PreviewView; locale: string; today: string }) {
  const more = preview.changes - preview.first.length;
  return (
    <>
      <Table caption="Expenses that would change">
        <Thead>
          <Th>Date</Th>
          <Th>Merchant</Th>
          <Th>Now under</Th>
          <Th numeric>Amount</Th>
        </Thead>
        <Tbody>
          {preview.first.map((expense) => (
            <Tr key={expense.id}>
              <Td card="below" className="sm:w-24">
                <Day day={expense.day} locale={locale} today={today} />
              </Td>
              <Td card="title">
                <CellText title={<RowLink href={`/expenses/${expense.id}`}>{expense.merchant}</RowLink>} />
              </Td>
              <Td card="below" className="text-soft">
                {expense.categories}
              </Td>
              <Td card="value" numeric>
                {expense.amount}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {more > 0 && (
        <p className="border-t border-line px-3.5 py-2.5 text-soft">And {formatCount(more, locale)} more.</p>
      )}
    </>
  );
}
