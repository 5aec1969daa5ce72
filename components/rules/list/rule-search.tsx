import { FilterBar } from '@/components/ui/display/chip';
import { SearchInput } from '@/components/ui/form/search-input';

/** The field that searches the rules by text. */
export function RuleSearch({ text }: { text: string }) {
  return (
    <FilterBar label="Find rules">
      <form action="/mapping/rules" className="contents">
        <SearchInput label="Search rules" name="text" defaultValue={text} shortcut="/" data-search />
      </form>
    </FilterBar>
  );
}
