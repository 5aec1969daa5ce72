import { AppLink, type AppLinkProps } from './app-link';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';

/** A link that looks like a button. It navigates and changes nothing. */
export function LinkButton({
  variant,
  size,
  className,
  ...rest
}: AppLinkProps & { variant?: ButtonVariant; size?: ButtonSize }) {
  return <AppLink {...rest} className={buttonClass(variant, size, className)} />;
}
