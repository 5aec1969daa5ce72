import type { Option } from '@/lib/domain/list/option';
import { groupOptions } from './option';

/** Renders options as native `<option>` and `<optgroup>` elements. A disabled option shows the reason. */
export function OptionList({ options }: { options: readonly Option[] }) {
  return groupOptions(options).map(({ group, options: members }) => {
    const items = members.map((option) => (
      <option key={option.value} value={option.value} disabled={option.disabledReason !== undefined}>
        {option.disabledReason ? `${option.label} (${option.disabledReason})` : option.label}
      </option>
    ));
    return group === undefined ? (
      items
    ) : (
      <optgroup key={group} label={group}>
        {items}
      </optgroup>
    );
  });
}
