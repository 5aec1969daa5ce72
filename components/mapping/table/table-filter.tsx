'use client';

import { PageForm } from '@/components/page/page-form';
import { Button } from '@/components/ui/action/button';
import { Kbd } from '@/components/ui/action/kbd';
import { Chip, FilterBar } from '@/components/ui/display/chip';
import { SearchInput } from '@/components/ui/form/search-input';
import { type MappingFilter, type MappingShow, mappingAddress } from '@/lib/domain/mapping/filter';

/** The filters of the table, each with the number of rows. The chosen filter is in the URL. */
export function TableFilter({
  filter,
  counts,
  onText,
  onKeys,
}: {
  filter: MappingFilter;
  counts: Readonly<Record<MappingShow, number>>;
  onText: (text: string) => void;
  onKeys: () => void;
}) {
  const chip = (show: MappingShow, label: string) => (
    <Chip href={mappingAddress({ ...filter, show })} on={filter.show === show} count={counts[show]}>
      {label}
    </Chip>
  );
  return (
    <FilterBar label="Filter categories">
      <PageForm className="contents" action="/mapping">
        {filter.show !== 'all' && <input type="hidden" name="show" value={filter.show} />}
        {filter.order !== 'own' && <input type="hidden" name="order" value={filter.order} />}
        <SearchInput
          label="Category"
          name="text"
          shortcut="/"
          defaultValue={filter.text}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => onText(event.target.value)}
        />
      </PageForm>
      {chip('all', 'All')}
      {chip('mapped', 'Mapped')}
      {chip('unmapped', 'Not mapped')}
      {(counts.attention > 0 || filter.show === 'attention') && chip('attention', 'Needs attention')}
      {(counts.suggested > 0 || filter.show === 'suggested') && chip('suggested', 'With suggestion')}
      <Chip
        href={mappingAddress({ ...filter, order: filter.order === 'name' ? 'own' : 'name' })}
        on={filter.order === 'name'}
      >
        A–Z
      </Chip>
      <Button variant="plain" className="ml-auto max-sm:hidden" onClick={onKeys}>
        Keys <Kbd>?</Kbd>
      </Button>
    </FilterBar>
  );
}
