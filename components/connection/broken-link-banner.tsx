import { Banner } from '@/components/frame/banner';
import { LinkButton } from '@/components/ui/link-button';
import type { Connection } from '@/lib/domain/books';
import { packageOf } from '@/lib/domain/package';

/** Over every page while a package that was linked lets Outlay in no longer; nothing otherwise. */
export function BrokenLinkBanner({
  link,
  mayConnect,
}: {
  link: Pick<Connection, 'status' | 'package' | 'linkedAt'> | null;
  mayConnect: boolean;
}) {
  if (!link?.linkedAt || (link.status !== 'deauthorized' && link.status !== 'unlinked')) return null;
  const { name } = packageOf(link.package);
  return (
    <Banner
      tone="bad"
      actions={
        mayConnect && (
          <LinkButton size="sm" href="/settings/connection">
            Reconnect {name}
          </LinkButton>
        )
      }
    >
      {link.status === 'deauthorized' ? `${name} no longer lets Outlay in.` : `${name} is not linked any more.`} Nothing
      can be written in your books until it is reconnected
      {mayConnect ? '.' : '; ask an owner, admin or bookkeeper.'}
    </Banner>
  );
}
