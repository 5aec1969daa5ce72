import type { ReactNode } from 'react';
import { Menu, MenuLine, MenuText } from '@/components/ui/action/menu';
import { Avatar } from '@/components/ui/display/avatar';
import { Icon } from '@/components/ui/display/icon';

export type Person = { readonly name: string; readonly email: string };

/**
 * The menu of the signed-in person. `links` are MenuLinks to the person's own pages; `signOut` is a form that contains
 * a SignOutButton.
 */
export function PersonMenu({ person, links, signOut }: { person: Person; links?: ReactNode; signOut: ReactNode }) {
  return (
    <Menu
      triggerClassName="flex h-9 w-full items-center gap-2 rounded-control px-2 text-left transition-colors hover:bg-quiet-wash"
      label={
        <>
          <Avatar name={person.name} />
          <span className="truncate font-medium text-soft sm:max-lg:sr-only">{person.name}</span>
          <span className="sr-only">, your account</span>
        </>
      }
    >
      <MenuText>
        <span className="block font-medium text-ink">{person.name}</span>
        {person.email}
      </MenuText>
      <MenuLine />
      {links}
      {signOut}
    </Menu>
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
