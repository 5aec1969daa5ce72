import { ActionButton } from '@/components/form/action-button';
import type { FormAction } from '@/components/form/call-action';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Definition, DefinitionList } from '@/components/ui/display/definition-list';
import { Instant } from '@/components/ui/display/instant';

/** A transfer or a claim that a person entered in the books by hand: under which reference, who said so and when. */
export function MarkedByHand({
  id,
  mark,
  books,
  locale,
  timeZone,
  undo,
}: {
  id: string;
  mark: { readonly reference: string; readonly at: Date; readonly by: string };
  books: string;
  locale: string;
  timeZone: string;
  /** Takes the mark back; null for a viewer who may not. */
  undo: FormAction<void> | null;
}) {
  return (
    <Card aria-labelledby="marked">
      <CardHeader id="marked" title={`In ${books}, entered by hand`} line />
      <CardSection className="flex flex-col gap-3">
        <DefinitionList>
          <Definition term="Reference">
            <span className="select-all wrap-anywhere" dir="auto">
              {mark.reference}
            </span>
          </Definition>
          <Definition term="Marked">
            <Instant at={mark.at} locale={locale} timeZone={timeZone} />
            {mark.by && ` by ${mark.by}`}
          </Definition>
        </DefinitionList>
        {undo && (
          <ActionButton action={undo} fields={{ id }} size="sm" doneToast="The mark is undone.">
            Undo the mark
          </ActionButton>
        )}
      </CardSection>
    </Card>
  );
}
