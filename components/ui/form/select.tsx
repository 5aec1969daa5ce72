'use client';

import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { Icon } from '@/components/ui/display/icon';
import type { Option } from '@/lib/domain/list/option';
import { controlClass } from './control-class';
import { NamesSelect } from './names-select';
import { OptionList } from './option-list';

/**
 * A native select for a short list. For more than about twenty options, use FormCombobox. A function as `options` makes a
 * long list of names, such as the countries. It is in the HTML only, not in the data of the page too, and the browser,
 * which may know other names, does not make it again.
 */
export function Select({
  options,
  placeholder,
  className,
  ...rest
}: Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly Option[] | (() => readonly Option[]);
  /** The label of the empty option. Without it, there is no empty option. */
  placeholder?: string;
}) {
  return (
    <span className={clsx('relative block min-w-0', className)}>
      {typeof options === 'function' ? (
        <NamesSelect {...rest} optionsOf={options} className={selectClass} />
      ) : (
        <select {...rest} className={selectClass}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          <OptionList options={options} />
        </select>
      )}
      <Icon
        name="icon-chevron-down"
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-faint"
      />
    </span>
  );
}

const selectClass = controlClass('h-8 appearance-none pr-8 text-ellipsis max-sm:h-10');
