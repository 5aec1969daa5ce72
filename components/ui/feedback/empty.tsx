import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/display/icon';

/** Shown in place of an empty list. It says what the list will contain and how to start. */
export function Empty({
  icon,
  title,
  actions,
  children,
}: {
  icon?: IconName;
  title: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      {icon && (
        <span className="mb-3 grid size-10 place-items-center rounded-card border border-line bg-canvas text-soft">
          <Icon name={icon} className="size-5" />
        </span>
      )}
      <h2 className="text-lg font-semibold">{title}</h2>
      {children && <div className="mt-1 max-w-[46ch] text-soft">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
