'use client';

import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Menu, menuEntryClass } from '@/components/ui/menu';
import type { Option } from '@/components/ui/option';
import { CellText, Td, Tr } from '@/components/ui/table';
import type { CategoryTarget } from '@/lib/domain/mapping';
import { Choice } from './choice';
import type { Dimension } from './choices';
import { Health, type HealthWords } from './health';
import { SaveLine } from './save-line';
import { isDraft, type Save } from './use-saves';

export type CategoryRowView = {
  readonly id: string;
  readonly name: string;
  readonly unsynced: number;
  readonly target: CategoryTarget;
  readonly health: HealthWords;
};

export function CategoryRow({
  row,
  version,
  accounts,
  taxRates,
  dimensions,
  editable,
  save,
  onSave,
  onRename,
  onArchive,
}: {
  row: CategoryRowView;
  version: number;
  accounts: readonly Option[];
  taxRates: readonly Option[] | null;
  dimensions: readonly Dimension[];
  editable: boolean;
  save: Save | undefined;
  onSave: (form: FormData) => void;
  onRename: () => void;
  onArchive: () => void;
}) {
  const [draft, setDraft] = useState(row.target);
  const target = isDraft(save, version) ? draft : row.target;
  const problems = save?.state === 'refused' ? save.fields : {};
  const change = (part: Partial<CategoryTarget>) => {
    const changed = { ...target, ...part };
    setDraft(changed);
    onSave(formOf(row.id, changed));
  };
  const optionOf = (dimension: Dimension) =>
    target.trackingRefs.find((ref) => dimension.options.some((option) => option.value === ref)) ?? '';
  const track = (dimension: Dimension, ref: string) => {
    const others = target.trackingRefs.filter((known) => !dimension.options.some((option) => option.value === known));
    change({ trackingRefs: ref === '' ? others : [...others, ref] });
  };

  return (
    <Tr>
      <Td card="title">
        <CellText title={row.name} detail={row.unsynced > 0 ? `${row.unsynced} unsynced` : undefined} />
      </Td>
      <Td label="Account" className={fieldCell}>
        <div className="min-w-0 grow">
          <Choice
            label={`Account for ${row.name}`}
            options={accounts}
            value={target.accountRef ?? ''}
            placeholder="Choose account"
            quiet={target.accountRef !== null}
            error={problems.accountRef}
            disabled={!editable}
            onChange={(ref) => change({ accountRef: ref || null })}
          />
        </div>
      </Td>
      {taxRates && (
        <Td label="Tax rate" className={fieldCell}>
          <div className="min-w-0 grow">
            <Choice
              label={`Tax rate for ${row.name}`}
              options={taxRates}
              value={target.taxRateRef ?? ''}
              placeholder="Choose tax rate"
              quiet
              error={problems.taxRateRef}
              disabled={!editable}
              onChange={(ref) => change({ taxRateRef: ref || null })}
            />
          </div>
        </Td>
      )}
      {dimensions.map((dimension) => (
        <Td key={dimension.ref} label={dimension.name} className={fieldCell}>
          <div className="min-w-0 grow">
            <Choice
              label={`${dimension.name} for ${row.name}`}
              options={dimension.options}
              quiet
              value={optionOf(dimension)}
              error={problems.trackingRefs}
              disabled={!editable}
              onChange={(ref) => track(dimension, ref)}
            />
          </div>
        </Td>
      ))}
      <Td card="below" className="sm:w-46">
        <Health health={row.health} />
        <SaveLine save={save} />
      </Td>
      {editable && (
        <Td card="value">
          <Menu
            align="end"
            variant="plain"
            size="sm"
            accessibleName={`More for ${row.name}`}
            label={<Ellipsis aria-hidden="true" />}
          >
            <MenuAction onPress={onRename}>Rename</MenuAction>
            <MenuAction onPress={onArchive}>Archive</MenuAction>
          </Menu>
        </Td>
      )}
    </Tr>
  );
}

const fieldCell = 'sm:min-w-38 max-sm:before:w-22 max-sm:before:truncate';

export function MenuAction({ onPress, children }: { onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      className={menuEntryClass}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        onPress();
      }}
    >
      {children}
    </button>
  );
}

function formOf(categoryId: string, target: CategoryTarget): FormData {
  const form = new FormData();
  form.set('categoryId', categoryId);
  form.set('accountRef', target.accountRef ?? '');
  form.set('taxRateRef', target.taxRateRef ?? '');
  for (const ref of target.trackingRefs) form.append('trackingRefs[]', ref);
  return form;
}
