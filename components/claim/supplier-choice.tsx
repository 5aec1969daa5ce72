'use client';

import { useState } from 'react';
import { createOffer } from '@/components/books/create-offer';
import { useCallAction } from '@/components/form/use-call-action';
import { useCreation } from '@/components/mapping/use-creation';
import { usePageRouter } from '@/components/page/use-page-router';
import { Button } from '@/components/ui/action/button';
import { showToast } from '@/components/ui/feedback/toast';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import { chooseEmployeeSupplier } from '@/lib/actions/claim/claims';
import type { PackageKey } from '@/lib/domain/books/package';

type Named = { readonly ref: string; readonly name: string };

/** Chooses the supplier in the books that stands for a person in one currency, or creates it there. */
export function SupplierChoice({
  person,
  currency,
  isForeign,
  chosen,
  suggestion,
  target,
}: {
  person: { readonly id: string; readonly name: string };
  currency: string;
  /** Whether the currency is another one than that of the books. */
  isForeign: boolean;
  chosen: Named | null;
  suggestion: Named | null;
  target: { readonly key: PackageKey; readonly name: string };
}) {
  const callAction = useCallAction();
  const router = usePageRouter();
  const { create, question } = useCreation(target.key);
  const [refusal, setRefusal] = useState<string>();
  const [pending, setPending] = useState(false);
  const choose = async (supplierRef: string) => {
    setPending(true);
    setRefusal(undefined);
    const answer = await callAction(chooseEmployeeSupplier, { personId: person.id, currency, supplierRef });
    setPending(false);
    if (answer.state === 'refused') return setRefusal(answer.message);
    showToast('Supplier saved.');
    router.refresh();
  };
  // A package does not take two suppliers with one name.
  const newName = isForeign ? `${person.name} (${currency})` : person.name;
  const createNamed = (name: string) =>
    create('supplier', name, (ref) => choose(ref), isForeign ? currency : undefined);
  return (
    <div className="flex flex-col gap-2">
      <Combobox
        label={`Supplier for ${person.name} in ${currency}`}
        value={chosen?.ref ?? ''}
        text={chosen?.name ?? ''}
        placeholder={`Choose the supplier in ${currency}`}
        error={refusal}
        source={{ kind: 'search', path: '/api/books/suppliers', currency }}
        create={createOffer('supplier', target.name, (typed) => createNamed(typed || newName))}
        onPick={({ value }) => value !== '' && value !== chosen?.ref && choose(value)}
      />
      {suggestion && !chosen && (
        <Button className="self-start" pending={pending} onClick={() => choose(suggestion.ref)}>
          Use {suggestion.name}
        </Button>
      )}
      {!suggestion && !chosen && (
        <Button className="self-start" aria-haspopup="dialog" onClick={() => createNamed(newName)}>
          Create {newName} in {target.name}
        </Button>
      )}
      {question}
    </div>
  );
}
