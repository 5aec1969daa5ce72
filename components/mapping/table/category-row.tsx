'use client';

import { Check, ChevronRight, Ellipsis } from 'lucide-react';
import { AppLink } from '@/components/ui/action/app-link';
import { Button } from '@/components/ui/action/button';
import { Menu, menuEntryClass } from '@/components/ui/action/menu';
import { Td, Tr } from '@/components/ui/display/table';
import { State } from '@/components/ui/feedback/state';
import { Checkbox } from '@/components/ui/form/checkbox';
import type { Option } from '@/components/ui/form/option';
import type { CategoryTarget } from '@/lib/domain/mapping/mapping';
import { Health } from '../health';
import { AccountCell, ContactCell, DimensionCell, TaxRateCell } from './cells';
import type { CategoryRowView, Column, TableChoices } from './view';

export type RowStanding = 'saved' | 'changed' | 'conflict';

export function CategoryRow({
  row,
  target,
  standing,
  theirs,
  choices,
  editable,
  picked,
  open,
  problem,
  onPickRow,
  onOpen,
  onChoose,
  onAccept,
  onDrop,
  onRename,
  onArchive,
  onCreate,
}: {
  row: CategoryRowView;
  target: CategoryTarget;
  standing: RowStanding;
  /** What somebody else saved meanwhile, in words. */
  theirs: string | undefined;
  choices: TableChoices;
  editable: boolean;
  picked: boolean;
  /** Its other currencies are shown beneath. */
  open: boolean;
  problem: (field: string) => string | undefined;
  onPickRow: (picked: boolean) => void;
  onOpen: () => void;
  onChoose: (column: Column, option: Option) => void;
  onAccept: () => void;
  onDrop: () => void;
  onRename: () => void;
  onArchive: () => void;
  onCreate?: ((kind: 'account' | 'supplier', typed: string) => void) | undefined;
}) {
  const suggestion = standing === 'saved' ? row.suggestion : null;
  const cell = { of: row.name, target, choices, editable, onChoose };
  const currencies = Object.keys(target.byCurrency);
  const trackingOf = ({ options }: TableChoices['dimensions'][number]) =>
    target.trackingRefs.find((ref) => options.some((option) => option.value === ref)) ?? null;
  return (
    <Tr data-mapping-row={row.id} selected={picked}>
      {editable && (
        <Td card="select" className="sm:w-px">
          <Checkbox
            label={`Select ${row.name}`}
            hideLabel
            checked={picked}
            onChange={(event) => onPickRow(event.target.checked)}
            className="relative z-1"
          />
        </Td>
      )}
      <Td card="title" className="sm:min-w-36">
        <span className="block font-medium wrap-anywhere">{row.name}</span>
        <span className="flex flex-wrap gap-x-2 text-sm text-faint">
          {row.unsynced > 0 && (
            <AppLink href={`/expenses?category=${row.id}`} className="hover:underline">
              {row.unsynced} unsynced
            </AppLink>
          )}
          {currencies.length > 0 && <span>{currencies.join(', ')} elsewhere</span>}
        </span>
      </Td>
      <Td label="Account" className={fieldCell('sm:min-w-60')}>
        <AccountCell
          {...cell}
          suggestion={suggestion}
          error={problem('accountRef')}
          onCreate={onCreate && ((typed) => onCreate('account', typed))}
        />
      </Td>
      {choices.taxRates && (
        <Td label="Tax rate" className={fieldCell('sm:min-w-34')}>
          <TaxRateCell {...cell} suggestion={suggestion} error={problem('taxRateRef')} />
        </Td>
      )}
      {choices.dimensions.map((dimension) => (
        <Td
          key={dimension.ref}
          label={dimension.name}
          className={fieldCell(`sm:min-w-24 ${onTelephone(trackingOf(dimension))}`)}
        >
          <DimensionCell {...cell} dimension={dimension} error={problem('trackingRefs')} />
        </Td>
      ))}
      {choices.takesSupplier && (
        <Td label="Supplier" hideBelow="xl" className={fieldCell(`sm:min-w-24 ${onTelephone(target.supplierRef)}`)}>
          <ContactCell
            {...cell}
            kind="supplier"
            error={problem('supplierRef')}
            onCreate={onCreate && ((typed) => onCreate('supplier', typed))}
          />
        </Td>
      )}
      {choices.takesCustomer && (
        <Td label="Billed to" hideBelow="xl" className={fieldCell(`sm:min-w-24 ${onTelephone(target.customerRef)}`)}>
          <ContactCell {...cell} kind="customer" error={problem('customerRef')} />
        </Td>
      )}
      <Td card="below" className="sm:w-40">
        <Standing
          row={row}
          standing={standing}
          theirs={theirs}
          suggested={target.accountRef === null || suggestion === null ? suggestion?.confidence : undefined}
          editable={editable}
          onAccept={onAccept}
          onDrop={onDrop}
        />
      </Td>
      <Td card="value" className="whitespace-nowrap sm:w-px">
        <Button
          variant="plain"
          size="sm"
          aria-expanded={open}
          aria-label={`More choices for ${row.name}`}
          onClick={onOpen}
        >
          <ChevronRight aria-hidden="true" className={open ? 'rotate-90' : undefined} />
        </Button>
        {editable && (
          <Menu
            align="end"
            variant="plain"
            size="sm"
            accessibleName={`More for ${row.name}`}
            label={<Ellipsis aria-hidden="true" />}
          >
            {standing !== 'saved' && <MenuAction onPress={onDrop}>Take the change back</MenuAction>}
            <MenuAction onPress={onRename}>Rename</MenuAction>
            <MenuAction onPress={onArchive}>Archive</MenuAction>
          </Menu>
        )}
      </Td>
    </Tr>
  );
}

function Standing({
  row,
  standing,
  theirs,
  suggested,
  editable,
  onAccept,
  onDrop,
}: {
  row: CategoryRowView;
  standing: RowStanding;
  theirs: string | undefined;
  suggested: number | undefined;
  editable: boolean;
  onAccept: () => void;
  onDrop: () => void;
}) {
  if (standing === 'changed') return <State tone="info">Not saved</State>;
  if (standing === 'conflict') {
    return (
      <>
        <State tone="warn">Changed meanwhile</State>
        <span className="mt-1 block text-sm text-soft">
          Now {theirs}.{' '}
          <button type="button" className="font-medium text-accent hover:underline" onClick={onDrop}>
            Take theirs
          </button>
        </span>
      </>
    );
  }
  if (suggested !== undefined && editable) {
    return (
      <span className="flex flex-wrap items-center gap-1.5">
        <State tone="info">Suggested, {suggested} %</State>
        <Button size="sm" aria-label={`Accept the suggestion for ${row.name}`} aria-keyshortcuts="a" onClick={onAccept}>
          <Check aria-hidden="true" /> Accept
        </Button>
      </span>
    );
  }
  return <Health health={row.health} />;
}

/** What is not chosen stands on a telephone among the details. */
const onTelephone = (ref: string | null) => (ref === null ? 'max-sm:hidden' : '');

const fieldCell = (className: string) =>
  `${className} sm:max-w-68 sm:px-0.5! max-sm:before:w-22 max-sm:before:truncate max-sm:[&>div]:grow`;

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
