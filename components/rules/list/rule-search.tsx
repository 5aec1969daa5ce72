import { FilterBar } from '@/components/ui/display/chip';
import { SearchInput } from '@/components/ui/form/search-input';

/** Searches the rules by their words. */
export function RuleSearch({ text }: { text: string }) {
  return (
    <FilterBar label="Find rules">
      <form action="/mapping/rules" className="contents">
        <SearchInput label="Search rules" name="text" defaultValue={text} shortcut="/" data-search />
      </form>
    </FilterBar>
  );
}
