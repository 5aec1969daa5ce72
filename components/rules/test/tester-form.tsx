'use client';

import type { RuleChoices } from '@/components/rules/editor/choices';
import { Button } from '@/components/ui/action/button';
import { Card, CardSection } from '@/components/ui/display/card';
import { Field } from '@/components/ui/form/field';
import { MoneyInput } from '@/components/ui/form/money-input';
import { Select } from '@/components/ui/form/select';
import { TextInput } from '@/components/ui/form/text-input';

/** An expense to hold against the rules, as it was typed or taken from one that is there. */
export type TriedExpense = Readonly<
  Record<'merchant' | 'amount' | 'currency' | 'rate' | 'type' | 'cardId' | 'personId' | 'note', string>
>;

/** Says which expense to try. It lands in the address, and works before any script runs. */
export function TesterForm({
  tried,
  choices,
  problems,
}: {
  tried: TriedExpense;
  choices: RuleChoices;
  problems: Readonly<Partial<Record<keyof TriedExpense, string>>>;
}) {
  return (
    <form action="/mapping/rules/test" aria-label="Expense to try">
      <Card>
        <CardSection className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <Field label="Paid to" required error={problems.merchant}>
            {(control) => (
              <TextInput
                {...control}
                name="merchant"
                defaultValue={tried.merchant}
                maxLength={200}
                autoComplete="off"
                dir="auto"
              />
            )}
          </Field>
          <Field label="Amount" error={problems.amount}>
            {(control) => (
              <MoneyInput
                {...control}
                name="amount"
                defaultValue={tried.amount}
                placeholder="20.00"
                currency={tried.currency}
                currencies={choices.currencies}
              />
            )}
          </Field>
          {tried.currency !== choices.baseCurrency && (
            <Field label={`Exchange rate to ${choices.baseCurrency}`} error={problems.rate}>
              {(control) => (
                <TextInput {...control} name="rate" defaultValue={tried.rate} inputMode="decimal" autoComplete="off" />
              )}
            </Field>
          )}
          <Field label="Kind of expense">
            {(control) => <Select {...control} name="type" options={choices.types} defaultValue={tried.type} />}
          </Field>
          <Field label="Card or account">
            {(control) => (
              <Select
                {...control}
                name="cardId"
                options={choices.cards.filter((card) => card.value !== 'none')}
                placeholder="No card"
                defaultValue={tried.cardId}
              />
            )}
          </Field>
          <Field label="Recorded by">
            {(control) => (
              <Select {...control} name="personId" options={choices.people} defaultValue={tried.personId} />
            )}
          </Field>
          <Field label="Note">
            {(control) => (
              <TextInput
                {...control}
                name="note"
                defaultValue={tried.note}
                maxLength={1_000}
                autoComplete="off"
                dir="auto"
              />
            )}
          </Field>
        </CardSection>
        <CardSection className="flex justify-end">
          <Button type="submit" variant="primary">
            Try the rules
          </Button>
        </CardSection>
      </Card>
    </form>
  );
}
