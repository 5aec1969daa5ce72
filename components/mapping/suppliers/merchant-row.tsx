'use client';

import { useState } from 'react';
import { contactSource } from '@/components/books/contact-source';
import { useCallAction } from '@/components/form/use-call-action';
import { useShownPage } from '@/components/page/shown-page';
import { useHydrated } from '@/components/page/use-hydrated';
import { Button } from '@/components/ui/action/button';
import { Td, Tr } from '@/components/ui/display/table';
import { State } from '@/components/ui/feedback/state';
import { showToast } from '@/components/ui/feedback/toast';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import { previewSupplier, setSupplier } from '@/lib/actions/suppliers';
import { formatCount } from '@/lib/domain/number';
import { counted, plural } from '@/lib/domain/plural';
import type { Create } from '../use-creation';

export type MerchantRowView = {
  readonly key: string;
  readonly merchant: string;
  readonly expenses: number;
  readonly unsynced: number;
  readonly supplier: { readonly ref: string; readonly name: string; readonly inUse: boolean } | null;
  readonly suggestion: { readonly ref: string; readonly name: string; readonly confidence: number } | null;
};

/** What linking the supplier would do; null while a worker counts the expenses for the first time. */
type Effect = { readonly changed: number; readonly otherCurrency: number } | null;
type Asked = { readonly ref: string; readonly name: string; readonly effect: Effect };

/**
 * One merchant with the supplier it is assigned to. After a supplier is chosen, the row shows the effect and asks for
 * confirmation.
 */
export function MerchantRow({
  row,
  books,
  fallback,
  editable,
  onCreate,
}: {
  row: MerchantRowView;
  /** The name of the accounting package. */
  books: string;
  /** The name of the default supplier; empty when there is none. */
  fallback: string;
  editable: boolean;
  onCreate: Create;
}) {
  const { locale } = useShownPage();
  const callAction = useCallAction();
  const isHydrated = useHydrated();
  const [asked, setAsked] = useState<Asked>();
  const [refusal, setRefusal] = useState<string>();
  const [pending, setPending] = useState(false);
  const { merchant, supplier, suggestion } = row;

  const ask = async (ref: string, name: string) => {
    setRefusal(undefined);
    const answer = await callAction(previewSupplier, { merchant, supplierRef: ref });
    if (answer.state === 'done') setAsked({ ref, name, effect: answer.value });
    if (answer.state === 'refused') setRefusal(answer.message);
  };
  const use = async ({ ref, name }: Asked) => {
    setPending(true);
    const answer = await callAction(setSupplier, { merchant, supplierRef: ref });
    setPending(false);
    if (answer.state === 'refused') return setRefusal(answer.message);
    setAsked(undefined);
    if (answer.state !== 'done') return;
    const said = ref ? `${merchant} is ${name} from now on.` : `${merchant} uses the default.`;
    showToast(answer.value === null ? `${said} Its unsynced expenses are being changed.` : said);
  };

  return (
    <Tr data-mapping-row={isHydrated ? row.key : undefined}>
      <Td card="title">
        <b>{merchant}</b>
        <span>
          {[
            counted(row.expenses, 'expense', locale),
            row.unsynced > 0 && `${formatCount(row.unsynced, locale)} unsynced`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Td>
      <Td card="below">
        <Combobox
          label={`Supplier for ${merchant}`}
          value={supplier?.ref ?? ''}
          text={supplier?.name ?? ''}
          placeholder={fallback ? `Default: ${fallback}` : 'The default supplier'}
          quiet
          error={refusal}
          disabled={!editable}
          source={suppliers}
          create={{
            label: (typed) => `Create supplier “${typed || merchant}” in ${books}`,
            onCreate: (typed) => onCreate('supplier', typed || merchant, ask),
          }}
          onPick={({ value, label }) => value !== (supplier?.ref ?? '') && ask(value, label)}
        />
        {asked && (
          <div
            role="alert"
            className="mt-1 flex flex-wrap items-center gap-2 rounded-control bg-info-wash px-2.5 py-1.5"
          >
            <span className="min-w-0 grow">{effectWords(asked.effect, locale)}</span>
            <Button size="sm" variant="primary" autoFocus pending={pending} onClick={() => use(asked)}>
              {asked.ref ? `Use ${asked.name}` : 'Use the default'}
            </Button>
            <Button size="sm" onClick={() => setAsked(undefined)}>
              Cancel
            </Button>
          </div>
        )}
      </Td>
      <Td card="below">
        {supplier && !supplier.inUse && <State tone="bad">No longer in use in {books}</State>}
        {supplier?.inUse && <State tone="good">Own supplier</State>}
        {!supplier && !suggestion && <small>Default</small>}
        {suggestion && !asked && editable && (
          <button
            type="button"
            className="accept"
            aria-label={isHydrated ? `${merchant} is ${suggestion.name}` : undefined}
            onClick={() => ask(suggestion.ref, suggestion.name)}
          >
            {`${suggestion.name}, ${suggestion.confidence}%`}
          </button>
        )}
      </Td>
    </Tr>
  );
}

const suppliers = contactSource('supplier', 'The default supplier');

function effectWords(effect: Effect, locale: string): string {
  if (effect === null) return 'Unsynced expenses of the merchant change; what is synced does not, and new ones follow.';
  const { changed, otherCurrency } = effect;
  const change =
    changed === 0
      ? 'No unsynced expense changes'
      : plural(changed, '# unsynced expense changes', '# unsynced expenses change', locale);
  const left = otherCurrency > 0 ? ` ${formatCount(otherCurrency, locale)} in another currency cannot.` : '';
  return `${change}; what is synced does not, and new ones follow.${left}`;
}
