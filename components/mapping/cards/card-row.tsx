'use client';

import { useShownPage } from '@/components/page/shown-page';
import { useHydrated } from '@/components/page/use-hydrated';
import { Td, Tr } from '@/components/ui/display/table';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import type { CardTarget } from '@/lib/domain/mapping/mapping';
import { formatCount } from '@/lib/domain/number';
import { CurrencyRows } from '../currency-rows';
import { without } from '../draft/draft';
import type { UseDraft } from '../draft/use-draft';
import { RowState } from '../row-state';
import { nameIn } from '../table/view';
import { archiveHref, bankAccountsIn, type CardChoices, type CardRowView, type OnName } from './view';

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
  const isHydrated = useHydrated();
  const target = draft.cardOf(row.id);
  const problem = (field: string) => draft.problem(row.id, field);
  const onChange = (changed: CardTarget) => draft.changeCard(row.id, changed);
  const none = fallback ? `Default: ${fallback}` : 'Choose bank account';
  const inCurrency = (currency: string, ref: string) =>
    onChange({ ...target, byCurrency: { ...target.byCurrency, [currency]: ref } });
  return (
    <Tr data-mapping-row={isHydrated ? row.id : undefined}>
      <Td card="title">
        <b>{row.name}</b>
        <span>
          {[row.currency, row.unsynced > 0 && `${formatCount(row.unsynced, locale)} unsynced`]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Td>
      <Td card="below">
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
        {(isHydrated || Object.keys(target.byCurrency).length > 0) && (
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
        )}
      </Td>
      <Td card="below">
        {draft.stateOf(row.id) === 'saved' ? (
          <b className={row.health.tone}>{row.health.text}</b>
        ) : (
          <RowState state={draft.stateOf(row.id)} health={row.health} onDrop={() => draft.drop(row.id)} />
        )}
      </Td>
      {editable && (
        <Td card="value">
          <a href={archiveHref(row)} aria-label={isHydrated ? `Archive ${row.name}` : undefined}>
            Archive
          </a>
        </Td>
      )}
    </Tr>
  );
}
