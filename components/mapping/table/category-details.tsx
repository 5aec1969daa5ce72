'use client';

import clsx from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/action/button';
import { Td, Tr } from '@/components/ui/display/table';
import type { Option } from '@/components/ui/form/option';
import { type CategoryTarget, emptyTarget } from '@/lib/domain/mapping/mapping';
import { Pick } from '../pick/pick';
import { AccountCell, ContactCell, DimensionCell, TaxRateCell } from './cells';
import { retarget } from './retarget';
import type { CategoryRowView, Column, TableChoices } from './view';

/** Under a category: where its spending in other currencies goes, and what the columns have no room for. */
export function CategoryDetails({
  row,
  target,
  choices,
  columns,
  editable,
  problem,
  onChange,
  onChoose,
}: {
  row: CategoryRowView;
  target: CategoryTarget;
  choices: TableChoices;
  /** How many columns it lies under. */
  columns: number;
  editable: boolean;
  problem: (field: string) => string | undefined;
  onChange: (target: CategoryTarget) => void;
  onChoose: (column: Column, option: Option) => void;
}) {
  const own = Object.entries(target.byCurrency);
  const free = choices.currencies.filter(({ value }) => value !== choices.currency && !(value in target.byCurrency));
  const cell = { target, choices, editable };
  const change = (currency: string, column: Column, { value }: Option) => {
    const before = { ...emptyTarget, ...target.byCurrency[currency] };
    const { accountRef, taxRateRef } = retarget(before, column, value, choices);
    onChange({ ...target, byCurrency: { ...target.byCurrency, [currency]: { accountRef, taxRateRef } } });
  };
  const remove = (currency: string) => {
    const { [currency]: _removed, ...byCurrency } = target.byCurrency;
    onChange({ ...target, byCurrency });
  };
  return (
    <Tr className="bg-canvas" data-mapping-details={row.id}>
      <Td colSpan={columns} card="below" className="pb-3! max-sm:col-span-3! max-sm:col-start-1!">
        <div className="flex max-w-180 flex-col gap-3 sm:pl-8">
          <div className="grid gap-2 empty:hidden sm:grid-cols-2 xl:hidden">
            {choices.dimensions.map((dimension) => (
              <Labelled key={dimension.ref} label={dimension.name} className="sm:hidden">
                <DimensionCell {...cell} of={row.name} dimension={dimension} onChoose={onChoose} />
              </Labelled>
            ))}
            {choices.takesSupplier && (
              <Labelled label="Supplier">
                <ContactCell {...cell} of={row.name} kind="supplier" onChoose={onChoose} />
              </Labelled>
            )}
            {choices.takesCustomer && (
              <Labelled label="Billed to">
                <ContactCell {...cell} of={row.name} kind="customer" onChoose={onChoose} />
              </Labelled>
            )}
          </div>
          <p className="text-sm text-soft">
            {own.length === 0
              ? `Spending on ${row.name} goes to the same account in every currency.`
              : `In these currencies spending on ${row.name} goes elsewhere:`}
          </p>
          {own.map(([currency, { accountRef, taxRateRef }]) => {
            const inCurrency = {
              ...cell,
              of: `${row.name} in ${currency}`,
              target: { ...emptyTarget, accountRef, taxRateRef },
            };
            const onPick = (column: Column, option: Option) => change(currency, column, option);
            return (
              <div key={currency} className="grid items-start gap-2 sm:grid-cols-[3rem_1fr_1fr_auto]">
                <strong className="pt-1.5">{currency}</strong>
                <AccountCell
                  {...inCurrency}
                  suggestion={null}
                  error={problem(`byCurrency.${currency}.accountRef`)}
                  onChoose={onPick}
                />
                <TaxRateCell
                  {...inCurrency}
                  suggestion={null}
                  error={problem(`byCurrency.${currency}.taxRateRef`)}
                  onChoose={onPick}
                />
                {editable && (
                  <Button
                    variant="plain"
                    size="sm"
                    aria-label={`${row.name} in ${currency} as in the other currencies`}
                    onClick={() => remove(currency)}
                    className="mt-0.5"
                  >
                    <X aria-hidden="true" />
                  </Button>
                )}
              </div>
            );
          })}
          {editable && (
            <Pick
              label={`Different for ${row.name} in another currency`}
              value=""
              text=""
              placeholder="Different in another currency…"
              className="sm:w-64"
              source={{ kind: 'list', options: free }}
              onPick={({ value }) =>
                onChange({
                  ...target,
                  byCurrency: {
                    ...target.byCurrency,
                    [value]: { accountRef: target.accountRef, taxRateRef: target.taxRateRef },
                  },
                })
              }
            />
          )}
        </div>
      </Td>
    </Tr>
  );
}

function Labelled({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={clsx('min-w-0', className)}>
      <span className="block px-2.5 text-sm text-faint">{label}</span>
      {children}
    </div>
  );
}
