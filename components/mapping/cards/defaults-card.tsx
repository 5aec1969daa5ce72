'use client';

import { contactSource } from '@/components/books/contact-source';
import { createOffer } from '@/components/books/create-offer';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { State } from '@/components/ui/feedback/state';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import type { Defaults } from '@/lib/domain/mapping/mapping';
import { CurrencyRows } from '../currency-rows';
import { without } from '../draft/draft';
import type { UseDraft } from '../draft/use-draft';
import { Health, type HealthWords } from '../health';
import { nameIn } from '../table/view';
import type { Create } from '../use-creation';
import { bankAccountsIn, type CardChoices, type OnName } from './view';

/** The default bank account and supplier, which expenses use when nothing else sets theirs. */
export function DefaultsCard({
  draft,
  bankAccountHealth,
  supplierHealth,
  choices,
  editable,
  onName,
  onCreate,
}: {
  draft: UseDraft;
  bankAccountHealth: HealthWords;
  supplierHealth: HealthWords;
  choices: CardChoices;
  editable: boolean;
  onName: OnName;
  onCreate: Create;
}) {
  const { defaults, changeDefaults: onChange } = draft;
  const problem = (field: string) => draft.problem('defaults', field);
  const { books, supplier, currency: base } = choices;
  const supplierName = (ref: string | null) => nameIn(choices.names, 'suppliers', ref);
  const bankAccountName = (ref: string | null) => nameIn(choices.names, 'bankAccounts', ref);
  const ownIn = (currency: string) => defaults.byCurrency[currency] ?? { bankAccountRef: null, supplierRef: null };
  const changeIn = (currency: string, part: Partial<Defaults['byCurrency'][string]>) =>
    onChange({
      ...defaults,
      byCurrency: { ...defaults.byCurrency, [currency]: { ...ownIn(currency), ...part } },
    });
  const creating = (kind: 'supplier' | 'bank_account', use: (ref: string) => void) =>
    createOffer(kind, books, (typed) =>
      onCreate(kind, typed, (ref, name) => {
        onName(kind === 'supplier' ? 'suppliers' : 'bankAccounts', { value: ref, label: name });
        use(ref);
      }),
    );
  return (
    <Card aria-labelledby="defaults" className="mb-4">
      <CardHeader
        id="defaults"
        title="For every expense"
        actions={draft.isChanged('defaults') && <State tone="info">Not saved</State>}
      />
      <CardBody className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <div className="min-w-0">
          <p className="mb-1 flex flex-wrap items-center justify-between gap-2">
            <span className="font-medium">Default bank account</span>
            <Health health={bankAccountHealth} />
          </p>
          <Combobox
            label="Default bank account"
            value={defaults.bankAccountRef ?? ''}
            text={bankAccountName(defaults.bankAccountRef)}
            placeholder="Choose bank account"
            error={problem('bankAccountRef')}
            disabled={!editable}
            source={bankAccountsIn(null, 'None')}
            create={creating('bank_account', (ref) => onChange({ ...defaults, bankAccountRef: ref }))}
            onPick={(option) => {
              onName('bankAccounts', option);
              onChange({ ...defaults, bankAccountRef: option.value || null });
            }}
          />
          <p className="mt-1 text-sm text-faint">Where the money comes from when the card is not mapped below.</p>
        </div>
        {supplier !== 'none' && (
          <div className="min-w-0">
            <p className="mb-1 flex flex-wrap items-center justify-between gap-2">
              <span className="font-medium">Default supplier</span>
              <Health health={supplierHealth} />
            </p>
            <Combobox
              label="Default supplier"
              value={defaults.supplierRef ?? ''}
              text={supplierName(defaults.supplierRef)}
              placeholder="Choose supplier"
              error={problem('supplierRef')}
              disabled={!editable}
              source={contactSource('supplier', 'No supplier', base)}
              create={creating('supplier', (ref) => onChange({ ...defaults, supplierRef: ref }))}
              onPick={(option) => {
                onName('suppliers', option);
                onChange({ ...defaults, supplierRef: option.value || null });
              }}
            />
            <p className="mt-1 text-sm text-faint">
              {supplier === 'default'
                ? `${books} uses this supplier on every record, in every currency.`
                : `${books} requires a supplier on each record. The suppliers you choose for merchants override this one.`}
            </p>
          </div>
        )}
        <div className="sm:col-span-2">
          <CurrencyRows
            of="the defaults"
            used={Object.keys(defaults.byCurrency)}
            base={base}
            inUse={choices.currenciesInUse}
            editable={editable}
            onAdd={(currency) => changeIn(currency, {})}
            onRemove={(currency) => onChange({ ...defaults, byCurrency: without(defaults.byCurrency, currency) })}
          >
            {(currency) => (
              <>
                <Combobox
                  label={`Default bank account in ${currency}`}
                  value={ownIn(currency).bankAccountRef ?? ''}
                  text={bankAccountName(ownIn(currency).bankAccountRef)}
                  placeholder="Bank account as above"
                  error={problem(`byCurrency.${currency}.bankAccountRef`)}
                  disabled={!editable}
                  source={bankAccountsIn(currency, 'As above')}
                  onPick={(option) => {
                    onName('bankAccounts', option);
                    changeIn(currency, { bankAccountRef: option.value || null });
                  }}
                />
                {supplier === 'required' && (
                  <Combobox
                    label={`Default supplier in ${currency}`}
                    value={ownIn(currency).supplierRef ?? ''}
                    text={supplierName(ownIn(currency).supplierRef)}
                    placeholder="Supplier as above"
                    error={problem(`byCurrency.${currency}.supplierRef`)}
                    disabled={!editable}
                    source={contactSource('supplier', 'As above', currency)}
                    onPick={(option) => {
                      onName('suppliers', option);
                      changeIn(currency, { supplierRef: option.value || null });
                    }}
                  />
                )}
              </>
            )}
          </CurrencyRows>
        </div>
      </CardBody>
    </Card>
  );
}
