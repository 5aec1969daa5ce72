import clsx from 'clsx';
import { AppLink, type AppLinkProps } from './app-link';

/** A link in running text. */
export function TextLink({ className, ...rest }: AppLinkProps) {
  return (
    <AppLink
      {...rest}
      className={clsx(
        'font-medium text-accent underline decoration-accent/35 underline-offset-2 hover:decoration-current',
        className,
      )}
    />
  );
}
