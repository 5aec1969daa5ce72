'use client';

import { contactSource } from '@/components/books/contact-source';
import { BulkBar } from '@/components/ui/action/bulk-bar';
import { Button } from '@/components/ui/action/button';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import type { OptionSource } from '@/components/ui/form/combobox/source';
import type { Option } from '@/lib/domain/list/option';
import { plural } from '@/lib/domain/plural';
import { accounts, type Column, type TableChoices, taxRates, trackingIn } from './view';

/** Controls that set a value for all selected rows at once. */
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
  const all = plural(count, '# category', '# categories');
  return (
    <BulkBar summary={<strong>{all}</strong>}>
      <One what="account" of={all} source={accounts} onPick={(option) => onChoose('account', option)} />
      {choices.takesTaxRate && (
        <One what="tax rate" of={all} source={taxRates} onPick={(option) => onChoose('taxRate', option)} />
      )}
      {choices.dimensions.map(({ ref, name }) => (
        <One
          key={ref}
          what={name}
          of={all}
          source={trackingIn(ref)}
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
  source: OptionSource;
  onPick: (option: Option) => void;
}) {
  return (
    <Combobox
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

const suppliers = contactSource('supplier', 'The default supplier');
const customers = contactSource('customer', 'No customer');
