'use client';

import { ConfirmButton } from '@/components/ui/action/confirm-button';
import { CellText, Td, Tr } from '@/components/ui/display/table';
import { State } from '@/components/ui/feedback/state';
import type { CardTarget } from '@/lib/domain/mapping/mapping';
import { Health } from '../health';
import { Pick } from '../pick/pick';
import { labelIn } from '../table/view';
import { CurrencyRows } from './currency-rows';
import { bankAccountsIn, type CardChoices, type CardRowView, listOf } from './view';

/** One card, account or cash box, and the bank account in the books it stands for. */
export function CardRow({
  row,
  target,
  standing,
  fallback,
  choices,
  editable,
  problem,
  onChange,
  onDrop,
  onArchive,
}: {
  row: CardRowView;
  target: CardTarget;
  standing: 'saved' | 'changed' | 'conflict';
  /** What the default bank account is called; empty for none. */
  fallback: string;
  choices: CardChoices;
  editable: boolean;
  problem: (field: string) => string | undefined;
  onChange: (target: CardTarget) => void;
  onDrop: () => void;
  onArchive: (form: FormData) => unknown;
}) {
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
        <Pick
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
          onRemove={(currency) => {
            const { [currency]: _removed, ...byCurrency } = target.byCurrency;
            onChange({ ...target, byCurrency });
          }}
        >
          {(currency) => (
            <Pick
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
        {standing === 'saved' && <Health health={row.health} />}
        {standing === 'changed' && <State tone="info">Not saved</State>}
        {standing === 'conflict' && (
          <>
            <State tone="warn">Changed meanwhile</State>{' '}
            <button type="button" className="text-sm font-medium text-accent hover:underline" onClick={onDrop}>
              Take theirs
            </button>
          </>
        )}
      </Td>
      {editable && (
        <Td card="value">
          <ConfirmButton
            label="Archive"
            size="sm"
            variant="plain"
            title={`Archive ${row.name}?`}
            confirmLabel={`Archive ${row.name}`}
            action={onArchive}
            fields={{ id: row.id }}
          >
            It can no longer be chosen for new expenses. Those paid from it keep it, and nothing changes in your books.
          </ConfirmButton>
        </Td>
      )}
    </Tr>
  );
}

/** The first bank account in that currency. */
const firstIn = ({ bankAccounts }: CardChoices, currency: string): string | undefined =>
  bankAccounts.find((option) => option.detail === currency && option.disabledReason === undefined)?.value;
