'use client';

import { BulkBar } from '@/components/ui/action/bulk-bar';
import { Button } from '@/components/ui/action/button';
import type { Option } from '@/components/ui/form/option';
import { Pick } from '../pick/pick';
import type { PickSource } from '../pick/source';
import type { Column, TableChoices } from './view';

/** One choice for all the rows picked. */
export function BulkChoices({
  count,
  choices,
  onChoose,
  onClear,
}: {
  count: number;
  choices: TableChoices;
  onChoose: (column: Column, option: Option) => void;
  onClear: () => void;
}) {
  const all = count === 1 ? '1 category' : `${count} categories`;
  return (
    <BulkBar summary={<strong>{all}</strong>}>
      <One what="account" of={all} source={listOf(choices.accounts)} onPick={(option) => onChoose('account', option)} />
      {choices.taxRates && (
        <One
          what="tax rate"
          of={all}
          source={listOf(choices.taxRates)}
          onPick={(option) => onChoose('taxRate', option)}
        />
      )}
      {choices.dimensions.map(({ ref, name, options }) => (
        <One
          key={ref}
          what={name}
          of={all}
          source={listOf(options)}
          onPick={(option) => onChoose({ dimension: ref }, option)}
        />
      ))}
      {choices.takesSupplier && (
        <One what="supplier" of={all} source={suppliers} onPick={(option) => onChoose('supplier', option)} />
      )}
      {choices.takesCustomer && (
        <One what="customer" of={all} source={customers} onPick={(option) => onChoose('customer', option)} />
      )}
      <Button onClick={onClear}>Clear</Button>
    </BulkBar>
  );
}

function One({
  what,
  of,
  source,
  onPick,
}: {
  what: string;
  of: string;
  source: PickSource;
  onPick: (option: Option) => void;
}) {
  return (
    <Pick
      label={`Set ${what} of ${of}`}
      value=""
      text=""
      placeholder={`Set ${what}`}
      source={source}
      onPick={onPick}
      className="[&_span]:text-inverse-ink"
    />
  );
}

const listOf = (options: readonly Option[]): PickSource => ({ kind: 'list', options });
const suppliers: PickSource = { kind: 'search', path: '/api/books/suppliers', none: 'The default supplier' };
const customers: PickSource = { kind: 'search', path: '/api/books/customers', none: 'Nobody' };
