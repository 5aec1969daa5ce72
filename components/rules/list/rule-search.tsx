import { PageForm } from '@/components/page/page-form';
import { FilterBar } from '@/components/ui/display/chip';
import { SearchInput } from '@/components/ui/form/search-input';

/** The field that searches the rules by text. */
export function RuleSearch({ text }: { text: string }) {
  return (
    <FilterBar label="Find rules">
      <PageForm action="/mapping/rules" className="contents">
        <SearchInput label="Search rules" name="text" defaultValue={text} shortcut="/" data-search />
      </PageForm>
    </FilterBar>
  );
}
