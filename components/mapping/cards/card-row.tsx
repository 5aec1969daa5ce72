'use client';

import { ConfirmButton } from '@/components/form/confirm-button';
import { useShownPage } from '@/components/page/shown-page';
import { CellText, Td, Tr } from '@/components/ui/display/table';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import { shelveCard } from '@/lib/actions/mapping';
import type { CardTarget } from '@/lib/domain/mapping/mapping';
import { formatCount } from '@/lib/domain/number';
import { CurrencyRows } from '../currency-rows';
import { without } from '../draft/draft';
import type { UseDraft } from '../draft/use-draft';
import { RowState } from '../row-state';
import { nameIn } from '../table/view';
import { bankAccountsIn, type CardChoices, type CardRowView, type OnName } from './view';

/** One card, account or cash box, with the bank account in the books that it is mapped to. */
export function CardRow({
  row,
  draft,
  fallback,
  choices,
  editable,
  onName,
}: {
  row: CardRowView;
  draft: UseDraft;
  /** The name of the default bank account; empty when there is none. */
  fallback: string;
  choices: CardChoices;
  editable: boolean;
  onName: OnName;
}) {
  const { locale } = useShownPage();
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
          detail={[row.currency, row.unsynced > 0 && `${formatCount(row.unsynced, locale)} unsynced`]
            .filter(Boolean)
            .join(' · ')}
        />
      </Td>
      <Td card="below" className="sm:w-1/2 sm:min-w-52">
        <Combobox
          label={`Bank account for ${row.name}`}
          value={target.bankAccountRef ?? ''}
          text={nameIn(choices.names, 'bankAccounts', target.bankAccountRef)}
          placeholder={none}
          error={problem('bankAccountRef')}
          quiet
          wanted={target.bankAccountRef === null && fallback === ''}
          disabled={!editable}
          source={bankAccountsIn(row.currency, none)}
          onPick={(option) => {
            onName('bankAccounts', option);
            onChange({ ...target, bankAccountRef: option.value || null });
          }}
        />
        <CurrencyRows
          of={row.name}
          used={Object.keys(target.byCurrency)}
          base={row.currency}
          inUse={choices.currenciesInUse}
          editable={editable}
          onAdd={(currency) => inCurrency(currency, choices.firstOf[currency] ?? target.bankAccountRef ?? '')}
          onRemove={(currency) => onChange({ ...target, byCurrency: without(target.byCurrency, currency) })}
        >
          {(currency) => (
            <Combobox
              label={`Bank account for ${row.name} in ${currency}`}
              value={target.byCurrency[currency] ?? ''}
              text={nameIn(choices.names, 'bankAccounts', target.byCurrency[currency] || null)}
              placeholder="Choose bank account"
              error={problem(`byCurrency.${currency}`)}
              quiet
              wanted={!target.byCurrency[currency]}
              disabled={!editable}
              source={bankAccountsIn(currency)}
              onPick={(option) => {
                onName('bankAccounts', option);
                inCurrency(currency, option.value);
              }}
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
