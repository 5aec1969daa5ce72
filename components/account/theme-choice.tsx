'use client';

import { useAction } from '@/components/form/use-action';
import { Icon } from '@/components/ui/display/icon';
import { setTheme } from '@/lib/actions/theme';
import type { Theme } from '@/lib/domain/theme';

const choices = [
  { theme: 'light', label: 'Light', icon: 'icon-sun' },
  { theme: 'dark', label: 'Dark', icon: 'icon-moon' },
  { theme: 'system', label: 'Like the system', icon: 'icon-monitor' },
] as const;

/**
 * The choice of a theme: light, dark, or that of the operating system. A cookie stores it, so it applies to this
 * browser only.
 */
export function ThemeChoice({ theme }: { theme: Theme }) {
  const { formProps } = useAction(setTheme);
  return (
    <form {...formProps} className="flex items-center gap-3 px-2.5 py-1.5">
      <fieldset className="flex grow items-center justify-between gap-4">
        <legend className="sr-only">Theme</legend>
        <span aria-hidden="true" className="text-soft">
          Theme
        </span>
        <span className="flex rounded-control border border-line p-0.5">
          {choices.map(({ theme: choice, label, icon }) => (
            <button
              key={choice}
              type="submit"
              name="theme"
              value={choice}
              title={label}
              aria-label={label}
              aria-pressed={choice === theme}
              className="theme-button"
            >
              <Icon name={icon} className="size-3.75" />
            </button>
          ))}
        </span>
      </fieldset>
    </form>
  );
}
