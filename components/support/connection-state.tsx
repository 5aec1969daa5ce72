import { State } from '@/components/ui/feedback/state';
import type { Connection } from '@/lib/domain/books/books';

export function ConnectionState({ status }: { status: Connection['status'] }) {
  switch (status) {
    case 'linked':
      return <State tone="good">Linked</State>;
    case 'pending':
      return <State tone="quiet">Not linked yet</State>;
    case 'unlinked':
      return <State tone="bad">Unlinked</State>;
    case 'deauthorized':
      return <State tone="bad">Access revoked</State>;
  }
}
