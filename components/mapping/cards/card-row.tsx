'use client';

import { ConfirmButton } from '@/components/form/confirm-button';
import { CellText, Td, Tr } from '@/components/ui/display/table';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import { shelveCard } from '@/lib/actions/mapping';
import type { CardTarget } from '@/lib/domain/mapping/mapping';
import { CurrencyRows } from '../currency-rows';
import { without } from '../draft/draft';
import type { UseDraft } from '../draft/use-draft';
import { RowState } from '../row-state';
import { labelIn, listOf } from '../table/view';
import { bankAccountsIn, type CardChoices, type CardRowView } from './view';

/** One card, account or cash box, with the bank account in the books that it is mapped to. */
export function CardRow({
  row,
  draft,
  fallback,
  choices,
  editable,
}: {
  row: CardRowView;
  draft: UseDraft;
  /** The name of the default bank account; empty when there is none. */
  fallback: string;
  choices: CardChoices;
  editable: boolean;
}) {
  const target = draft.cardOf(row.id);
  const problem = (field: string) => draft.problem(row.id, field);
  const onChange = (changed: CardTarget) => draft.changeCard(row.id, changed);
  const none = fallback ? `Default: ${fallback}` : 'Choose bank account';
  const inCurrency = (currency: string, ref: string) =>
    onChange({ ...target, byCurrency: { ...target.byCurrency, [currency]: ref } });
  return (
    <Tr data-mapping-row={row.id}>
      <Td card="title">
        <CellText
          title={row.name}
          detail={[row.currency, row.unsynced > 0 && `${row.unsynced} unsynced`].filter(Boolean).join(' · ')}
        />
      </Td>
      <Td card="below" className="sm:w-1/2 sm:min-w-52">
        <Combobox
          label={`Bank account for ${row.name}`}
          value={target.bankAccountRef ?? ''}
          text={labelIn(choices.bankAccounts, target.bankAccountRef)}
          placeholder={none}
          error={problem('bankAccountRef')}
          quiet
          wanted={target.bankAccountRef === null && fallback === ''}
          disabled={!editable}
          source={listOf(bankAccountsIn(choices, row.currency), none)}
          onPick={({ value }) => onChange({ ...target, bankAccountRef: value || null })}
        />
        <CurrencyRows
          of={row.name}
          used={Object.keys(target.byCurrency)}
          currencies={choices.currencies.filter(({ value }) => value !== row.currency)}
          editable={editable}
          onAdd={(currency) => inCurrency(currency, firstIn(choices, currency) ?? target.bankAccountRef ?? '')}
          onRemove={(currency) => onChange({ ...target, byCurrency: without(target.byCurrency, currency) })}
        >
          {(currency) => (
            <Combobox
              label={`Bank account for ${row.name} in ${currency}`}
              value={target.byCurrency[currency] ?? ''}
              text={labelIn(choices.bankAccounts, target.byCurrency[currency] || null)}
              placeholder="Choose bank account"
              error={problem(`byCurrency.${currency}`)}
              quiet
              wanted={!target.byCurrency[currency]}
              disabled={!editable}
              source={listOf(bankAccountsIn(choices, currency))}
              onPick={({ value }) => inCurrency(currency, value)}
            />
          )}
        </CurrencyRows>
      </Td>
      <Td card="below">
        <RowState state={draft.stateOf(row.id)} health={row.health} onDrop={() => draft.drop(row.id)} />
      </Td>
      {editable && (
        <Td card="value">
          <ConfirmButton
            label="Archive"
            size="sm"
            variant="plain"
            title={`Archive ${row.name}?`}
            confirmLabel={`Archive ${row.name}`}
            action={shelveCard}
            fields={{ id: row.id }}
            doneToast="Archived. Expenses paid from it keep it."
          >
            It can no longer be chosen for new expenses. Those paid from it keep it, and nothing changes in your books.
          </ConfirmButton>
        </Td>
      )}
    </Tr>
  );
}

/** Returns the id of the first bank account in this currency; undefined when there is none. */
const firstIn = ({ bankAccounts }: CardChoices, currency: string): string | undefined =>
  bankAccounts.find((option) => option.detail === currency && option.disabledReason === undefined)?.value;
