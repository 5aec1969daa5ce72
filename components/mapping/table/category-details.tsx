'use client';

import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Td, Tr } from '@/components/ui/display/table';
import type { Option } from '@/lib/domain/list/option';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { CurrencyRows } from '../currency-rows';
import { without } from '../draft/draft';
import { cellProps } from './category-row';
import { columnCount } from './category-table-head';
import { AccountCell, ContactCell, DimensionCell, TaxRateCell } from './cells';
import { retarget } from './retarget';
import type { CategoryEditor } from './use-category-editor';
import type { CategoryRowView, Column } from './view';

/**
 * The details below the row of a category: its accounts in other currencies. On narrow screens, also the columns that
 * do not fit into the row.
 */
export function CategoryDetails({ row, editor }: { row: CategoryRowView; editor: CategoryEditor }) {
  const { draft, choices, editable } = editor;
  const target = draft.categoryOf(row.id);
  const shared = cellProps(row, editor, target);
  const used = Object.keys(target.byCurrency);
  const setCurrencies = (byCurrency: typeof target.byCurrency) =>
    draft.changeCategories({ [row.id]: { ...target, byCurrency } });
  const choose = (currency: string, column: Column, option: Option) => {
    const before = { ...emptyTarget, ...target.byCurrency[currency] };
    const { accountRef, taxRateRef } = retarget(before, column, option.value, editor.learn(column, option));
    setCurrencies({ ...target.byCurrency, [currency]: { accountRef, taxRateRef } });
  };
  return (
    <Tr className="bg-canvas" data-mapping-details={row.id}>
      <Td
        colSpan={columnCount(choices, editable)}
        card="below"
        className="pb-3! max-sm:col-span-3! max-sm:col-start-1!"
      >
        <div className="flex max-w-180 flex-col gap-3 sm:pl-8">
          <div className="grid gap-2 empty:hidden sm:grid-cols-2 xl:hidden">
            {choices.dimensions.map((dimension) => (
              <Labelled key={dimension.ref} label={dimension.name} className="sm:hidden">
                <DimensionCell {...shared} dimension={dimension} />
              </Labelled>
            ))}
            {choices.takesSupplier && (
              <Labelled label="Supplier">
                <ContactCell {...shared} kind="supplier" />
              </Labelled>
            )}
            {choices.takesCustomer && (
              <Labelled label="Billed to">
                <ContactCell {...shared} kind="customer" />
              </Labelled>
            )}
          </div>
          <p className="text-sm text-soft">
            {used.length === 0
              ? `Spending on ${row.name} goes to the same account in every currency.`
              : `In these currencies spending on ${row.name} goes elsewhere:`}
          </p>
          <CurrencyRows
            of={row.name}
            used={used}
            base={choices.currency}
            inUse={choices.currenciesInUse}
            editable={editable}
            onAdd={(currency) =>
              setCurrencies({
                ...target.byCurrency,
                [currency]: { accountRef: target.accountRef, taxRateRef: target.taxRateRef },
              })
            }
            onRemove={(currency) => setCurrencies(without(target.byCurrency, currency))}
          >
            {(currency) => {
              const inCurrency = {
                ...shared,
                of: `${row.name} in ${currency}`,
                target: { ...emptyTarget, ...target.byCurrency[currency] },
                suggestion: null,
                onChoose: (column: Column, option: Option) => choose(currency, column, option),
              };
              const error = (field: string) => draft.problem(row.id, `byCurrency.${currency}.${field}`);
              return (
                <>
                  <AccountCell {...inCurrency} error={error('accountRef')} />
                  {choices.takesTaxRate && <TaxRateCell {...inCurrency} error={error('taxRateRef')} />}
                </>
              );
            }}
          </CurrencyRows>
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
