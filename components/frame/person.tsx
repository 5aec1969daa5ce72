import type { ReactNode } from 'react';
import { MenuLine, MenuPanel, MenuText } from '@/components/ui/action/menu';
import { Avatar } from '@/components/ui/display/avatar';
import { Icon } from '@/components/ui/display/icon';

export type Person = { readonly name: string; readonly email: string };

/** The id of the menu that PersonButton opens. */
export const personMenu = 'person-menu';

/** A button with the name of the signed-in person, which opens their menu. */
export function PersonButton({ name }: { name: string }) {
  return (
    <button type="button" popoverTarget={personMenu} className="name-button">
      <Avatar name={name} />
      <span className="truncate font-medium text-soft sm:max-lg:sr-only">{name}</span>
      <span className="sr-only">, your account</span>
    </button>
  );
}

/**
 * The menu of the signed-in person. `links` are MenuLinks to the person's own pages; `signOut` is a form that contains
 * a SignOutButton.
 */
export function PersonMenu({ person, links, signOut }: { person: Person; links?: ReactNode; signOut: ReactNode }) {
  return (
    <MenuPanel id={personMenu}>
      <MenuText>
        <span className="block font-medium text-ink">{person.name}</span>
        {person.email}
      </MenuText>
      <MenuLine />
      {links}
      {signOut}
    </MenuPanel>
  );
}

/** A button for a form whose action signs the person out. */
export function SignOutButton() {
  return (
    <button type="submit" className="menu-entry">
      <Icon name="icon-log-out" />
      Sign out
    </button>
  );
}
