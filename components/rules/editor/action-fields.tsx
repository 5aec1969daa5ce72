'use client';

import { contactSource } from '@/components/books/contact-source';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Checkbox } from '@/components/ui/form/checkbox';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import { newId } from '@/components/ui/form/new-id';
import { entryKey } from '@/lib/domain/books/entry-names';
import { emptyRulePart, type RuleForm } from '@/lib/domain/rules/form';
import type { RuleContext } from './choices';
import { GivenFields, Labelled } from './given-fields';
import { type KeyedPart, PartRows } from './part-rows';
import { Problem } from './problem';

const suppliers = contactSource('supplier', 'From category');

/** The fields for the action of a rule: the coding that it sets on matching expenses. */
export function ActionFields({
  action,
  parts,
  context,
  onAction,
  onParts,
}: {
  action: RuleForm['action'];
  parts: readonly KeyedPart[];
  context: RuleContext;
  onAction: (action: RuleForm['action']) => void;
  onParts: (parts: readonly KeyedPart[]) => void;
}) {
  const { names, problems, onName } = context;
  const { books, baseCurrency } = context.choices;
  const oneLine = books?.lineLimit === 1;
  const split = (on: boolean) => {
    onAction({ ...action, split: on });
    if (!on || parts.length > 0) return;
    const { categoryId } = action;
    onParts([
      { ...emptyRulePart(baseCurrency), categoryId, size: '50', key: newId() },
      { ...emptyRulePart(baseCurrency), by: 'rest', key: newId() },
    ]);
  };
  const supplier = books?.takesSupplier && (
    <Labelled text="Supplier">
      <Combobox
        label="Supplier"
        value={action.supplierRef}
        text={
          action.supplierRef && (names[entryKey({ list: 'suppliers', ref: action.supplierRef })] ?? action.supplierRef)
        }
        placeholder="From category"
        error={problems.supplier}
        source={suppliers}
        onPick={(option) => {
          onName(entryKey({ list: 'suppliers', ref: option.value }), option.label);
          onAction({ ...action, supplierRef: option.value });
        }}
      />
    </Labelled>
  );
  return (
    <Card aria-labelledby="then-title" className="mt-4">
      <CardHeader id="then-title" title="Then" line />
      <CardSection>
        {oneLine ? (
          <p className="mb-3 text-sm text-faint">
            {books.name} accepts one line per expense, so a rule cannot split it.
          </p>
        ) : null}
        {(!oneLine || action.split) && (
          <Checkbox
            label="Split it into parts"
            checked={action.split}
            className="mb-3"
            onChange={({ target }) => split(target.checked)}
          />
        )}
        {action.split ? (
          <PartRows parts={parts} context={context} onChange={onParts} />
        ) : (
          <>
            <GivenFields
              given={action}
              about=""
              context={context}
              describedBy={problems.action ? 'action-problem' : undefined}
              onChange={onAction}
            >
              {supplier}
            </GivenFields>
            <Problem id="action-problem">{problems.action}</Problem>
          </>
        )}
        {action.split && supplier && <div className="mt-2.5 sm:max-w-76">{supplier}</div>}
        {!books && (
          <p className="mt-3 text-sm text-faint">
            Once your accounting package is linked, a rule can give tax rates, tracking and suppliers too.
          </p>
        )}
      </CardSection>
    </Card>
  );
}
