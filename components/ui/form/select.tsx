'use client';

import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { Icon } from '@/components/ui/display/icon';
import { controlClass } from './control-class';
import type { Option } from './option';
import { OptionList } from './option-list';

/** A native select for a short list. For more than about twenty options, use FormCombobox. */
export function Select({
  options,
  placeholder,
  className,
  ...rest
}: Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly Option[];
  /** The label of the empty option. Without it, there is no empty option. */
  placeholder?: string;
}) {
  return (
    <span className={clsx('relative block min-w-0', className)}>
      <select {...rest} className={controlClass('h-8 appearance-none pr-8 text-ellipsis max-sm:h-10')}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        <OptionList options={options} />
      </select>
      <Icon
        name="icon-chevron-down"
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-faint"
      />
    </span>
  );
}
