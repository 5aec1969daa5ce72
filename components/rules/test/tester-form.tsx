'use client';

import { PageForm } from '@/components/page/page-form';
import type { TesterChoices } from '@/components/rules/editor/choices';
import { Button } from '@/components/ui/action/button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardSection } from '@/components/ui/display/card';
import { ComboboxField } from '@/components/ui/form/field/combobox-field';
import { MoneyField } from '@/components/ui/form/field/money-field';
import { SelectField } from '@/components/ui/form/field/select-field';
import { TextField } from '@/components/ui/form/field/text-field';
import { pageAddress } from '@/lib/domain/page-address';

/** The expense that the rules are tested with, as the form shows it. */
export type TriedExpense = Readonly<
  Record<'merchant' | 'amount' | 'currency' | 'rate' | 'type' | 'cardId' | 'personId' | 'note', string>
>;

/**
 * The form for the expense to test. It is a GET form, so it works in a browser that runs no script, and its URL can be
 * shared.
 */
export function TesterForm({
  tried,
  choices,
  problems,
}: {
  tried: TriedExpense;
  choices: TesterChoices;
  problems: Readonly<Partial<Record<keyof TriedExpense, string>>>;
}) {
  const field = (name: keyof TriedExpense) => ({ name, defaultValue: tried[name], error: problems[name] });
  return (
    <PageForm action="/mapping/rules/test" aria-label="Expense to try">
      <Card>
        <CardSection className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <TextField label="Paid to" required {...field('merchant')} maxLength={200} autoComplete="off" dir="auto" />
          <MoneyField
            label="Amount"
            {...field('amount')}
            placeholder="20.00"
            currency={tried.currency}
            currencies={choices.currencies}
          />
          {tried.currency !== choices.baseCurrency && (
            <TextField
              label={`Exchange rate to ${choices.baseCurrency}`}
              {...field('rate')}
              inputMode="decimal"
              autoComplete="off"
            />
          )}
          <SelectField label="Kind of expense" {...field('type')} options={choices.types} />
          <SelectField
            label="Card or account"
            {...field('cardId')}
            options={choices.cards.filter((card) => card.value !== 'none')}
            placeholder="No card"
          />
          {choices.searchesPeople ? (
            <div className="min-w-0">
              <ComboboxField
                label="Recorded by"
                {...field('personId')}
                options={choices.people}
                source={{ kind: 'search', path: '/api/people' }}
              />
              <noscript>
                <TextLink href={pageAddress('/mapping/rules/test', { ...tried, people: 'all' })}>
                  Show all people
                </TextLink>
              </noscript>
            </div>
          ) : (
            <SelectField label="Recorded by" {...field('personId')} options={choices.people} />
          )}
          <TextField label="Note" {...field('note')} maxLength={1_000} autoComplete="off" dir="auto" />
        </CardSection>
        <CardSection className="flex justify-end">
          <Button type="submit" variant="primary">
            Try the rules
          </Button>
        </CardSection>
      </Card>
    </PageForm>
  );
}
