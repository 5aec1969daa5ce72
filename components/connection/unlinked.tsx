import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Empty } from '@/components/ui/feedback/empty';
import { PackageChoice } from './package-choice';

/** Shown while no books are linked: the choice of the package. */
export function Unlinked({ mayConnect }: { mayConnect: boolean }) {
  if (!mayConnect)
    return (
      <Card>
        <Empty icon="icon-unplug" title="No books are linked">
          Once an owner, admin or bookkeeper links the accounting package, you see here how it stands.
        </Empty>
      </Card>
    );
  return (
    <Card aria-labelledby="link">
      <CardHeader id="link" title="Link your books" line />
      <CardSection>
        <PackageChoice />
      </CardSection>
    </Card>
  );
}
