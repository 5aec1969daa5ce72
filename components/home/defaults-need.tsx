import { LinkButton } from '@/components/ui/action/link-button';
import type { Need } from './needs-attention';

type Facts = { readonly defaultsMissing: readonly string[]; readonly moveWaits: boolean };

/** The defaults that the package requires and the mapping lacks. */
export function defaultsNeed({ defaultsMissing, moveWaits }: Facts): Need | null {
  if (defaultsMissing.length === 0 || moveWaits) return null;
  return {
    key: 'defaults',
    tone: 'warn',
    title: `No default ${defaultsMissing.join(' and ')} chosen`,
    detail: 'Every record in the books requires one',
    action: <LinkButton href="/mapping/cards">Choose</LinkButton>,
  };
}
