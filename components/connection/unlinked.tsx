import { Unplug } from 'lucide-react';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Empty } from '@/components/ui/feedback/empty';
import type { PackageKey } from '@/lib/domain/books/package';
import { PackageChoice } from './package-choice';

/**
 * Shown while no books are linked: the choice of the package. `begun` is the package whose consent was started but not
 * finished.
 */
export function Unlinked({ begun, mayConnect }: { begun?: PackageKey; mayConnect: boolean }) {
  if (!mayConnect)
    return (
      <Card>
        <Empty icon={Unplug} title="No books are linked">
          Once an owner, admin or bookkeeper links the accounting package, you see here how it stands.
        </Empty>
      </Card>
    );
  return (
    <Card aria-labelledby="link">
      <CardHeader id="link" title="Link your books" line />
      <CardSection>
        <PackageChoice chosen={begun} />
      </CardSection>
    </Card>
  );
}
