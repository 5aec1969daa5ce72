'use client';

import { useId, useState } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { Option } from '@/components/ui/option';
import { Choice } from './choice';
import { Health, type HealthWords } from './health';
import { SaveLine } from './save-line';
import { SupplierPicker } from './supplier-picker';
import { isDraft, type Save } from './use-saves';

export type DefaultsView = {
  readonly bankAccountRef: string;
  readonly bankAccountHealth: HealthWords;
  readonly supplier: { readonly ref: string; readonly name: string };
  readonly supplierHealth: HealthWords;
};

/** The bank account and the supplier of every expense that says nothing else. */
export function DefaultsCard({
  defaults,
  books,
  version,
  bankAccounts,
  takesSupplier,
  editable,
  save,
  onSave,
}: {
  defaults: DefaultsView;
  books: string;
  version: number;
  bankAccounts: readonly Option[];
  takesSupplier: boolean;
  editable: boolean;
  save: Save | undefined;
  onSave: (form: FormData) => void;
}) {
  const id = useId();
  const kept = { bankAccountRef: defaults.bankAccountRef, supplier: defaults.supplier };
  const [draft, setDraft] = useState(kept);
  const shown = isDraft(save, version) ? draft : kept;
  const problems = save?.state === 'refused' ? save.fields : {};
  const change = (part: Partial<typeof kept>) => {
    const changed = { ...shown, ...part };
    setDraft(changed);
    const form = new FormData();
    form.set('bankAccountRef', changed.bankAccountRef);
    form.set('supplierRef', changed.supplier.ref);
    onSave(form);
  };
  return (
    <Card aria-labelledby={`${id}-title`} className="mb-4">
      <CardHeader id={`${id}-title`} title="For every expense" actions={<SaveLine save={save} />} />
      <CardBody className="grid gap-4 sm:grid-cols-2">
        <div className="min-w-0">
          <p className="mb-1 flex flex-wrap items-center justify-between gap-2">
            <span className="font-medium">Default bank account</span>
            <Health health={defaults.bankAccountHealth} />
          </p>
          <Choice
            label="Default bank account"
            options={bankAccounts}
            value={shown.bankAccountRef}
            placeholder="Choose bank account"
            error={problems.bankAccountRef}
            disabled={!editable}
            onChange={(bankAccountRef) => change({ bankAccountRef })}
          />
          <p className="mt-1 text-sm text-faint">Where the money comes from when the card is not mapped below.</p>
        </div>
        {takesSupplier && (
          <div className="min-w-0">
            <p className="mb-1 flex flex-wrap items-center justify-between gap-2">
              <span className="font-medium">Default supplier</span>
              <Health health={defaults.supplierHealth} />
            </p>
            <SupplierPicker
              id={`${id}-supplier`}
              label="Default supplier"
              value={shown.supplier.ref}
              name={shown.supplier.name}
              error={problems.supplierRef}
              describedBy={`${id}-supplier-hint`}
              disabled={!editable}
              onChange={(supplier) => change({ supplier })}
            />
            {problems.supplierRef && (
              <p role="alert" className="mt-1 text-sm font-medium text-bad">
                {problems.supplierRef}
              </p>
            )}
            <p id={`${id}-supplier-hint`} className="mt-1 text-sm text-faint">
              {books} asks for a supplier on each record. The merchant’s name goes along in its text.
            </p>
          </div>
        )}
      </CardBody>
    </Card>
  );
}
