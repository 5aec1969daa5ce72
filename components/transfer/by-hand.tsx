import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/action/copy-button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import type { ManualValue } from '@/lib/domain/transfer/manual';

/** What to enter in the package by hand, each value ready to copy, and the form that marks it as in the books. */
export function ByHand({
  books,
  menu,
  values,
  form,
}: {
  books: string;
  /** Where the package has such records; null before the first link. */
  menu: string | null;
  values: readonly ManualValue[];
  /** The form that marks it as in the books, or nothing for a viewer who may not. */
  form: ReactNode;
}) {
  return (
    <Card aria-labelledby="by-hand">
      <CardHeader id="by-hand" title={`Enter it in ${books} by hand`} detail={menu ?? undefined} line />
      <CardSection>
        <dl className="flex flex-col gap-2">
          {values.map(({ term, text }) => (
            <div key={term} className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
              <dt className="w-28 shrink-0 text-soft">{term}</dt>
              <dd className="flex min-w-0 grow items-center justify-between gap-3">
                <span className="min-w-0 select-all wrap-anywhere" dir="auto">
                  {text}
                </span>
                <CopyButton text={text} label={term.charAt(0).toLowerCase() + term.slice(1)} />
              </dd>
            </div>
          ))}
        </dl>
      </CardSection>
      {form && <CardSection>{form}</CardSection>}
    </Card>
  );
}
